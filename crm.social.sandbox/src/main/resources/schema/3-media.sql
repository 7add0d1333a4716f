create table media (
  id      integer primary key,
  post_id integer not null references post (id) on delete cascade,
  place   integer not null,
  motif   text not null,
  alt     text not null
);
create index media_by_post on media (post_id, place);
