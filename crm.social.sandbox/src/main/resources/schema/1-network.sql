create table meta (name text primary key, value text not null) without rowid;

create table person (
  id              integer primary key,
  username        text not null,
  username_key    text not null unique,
  name            text not null,
  email           text not null unique,
  bio             text not null,
  bio_spans       text not null default '',
  place           text not null,
  url             text not null,
  state           text not null check (state in ('active', 'suspended', 'deleted')),
  protected       integer not null default 0,
  verified_type   text not null default 'none',
  created_at      integer not null,
  picture         integer not null,
  pinned_post     integer,
  search_words    text not null,
  followers_count integer not null default 0,
  following_count integer not null default 0,
  post_count      integer not null default 0,
  like_count      integer not null default 0,
  listed_count    integer not null default 0
);

create table former_username (
  person_id    integer not null references person (id),
  username_key text not null,
  until        integer not null,
  primary key (person_id, username_key, until)
) without rowid;

create table post (
  id               integer primary key,
  author_id        integer not null references person (id),
  created_at       integer not null,
  text             text not null,
  typed_hash       text not null,
  spans            text not null,
  lang             text not null,
  conversation_id  integer not null,
  reply_to_id      integer,
  reply_to_user_id integer,
  shown_from       integer not null default 0,
  quoted_id        integer,
  repost_of_id     integer,
  reply_settings   text not null default 'everyone',
  reply_count      integer not null default 0,
  repost_count     integer not null default 0,
  quote_count      integer not null default 0,
  like_count       integer not null default 0
);
create index post_by_author on post (author_id, id);
create index post_by_conversation on post (conversation_id, id);
create index post_by_parent on post (reply_to_id, id) where reply_to_id is not null;
create index post_by_quoted on post (quoted_id, id) where quoted_id is not null;
create unique index post_by_reposted on post (repost_of_id, author_id) where repost_of_id is not null;
create index post_by_typed on post (author_id, typed_hash);

create table mention (
  person_id integer not null references person (id),
  post_id   integer not null references post (id) on delete cascade,
  primary key (person_id, post_id)
) without rowid;
create index mention_by_post on mention (post_id);

create table follow (
  place   integer primary key autoincrement,
  source  integer not null references person (id),
  target  integer not null references person (id),
  pending integer not null default 0,
  unique (source, target)
);
create index follow_by_target on follow (target, pending, place);
create index follow_by_source on follow (source, pending, place);

create table liked (
  place     integer primary key autoincrement,
  person_id integer not null references person (id),
  post_id   integer not null references post (id) on delete cascade,
  unique (person_id, post_id)
);
create index liked_by_post on liked (post_id, place);
create index liked_by_person on liked (person_id, place);

create table muted (
  place  integer primary key autoincrement,
  source integer not null references person (id),
  target integer not null references person (id),
  unique (source, target)
);
create unique index person_by_picture on person (picture);
