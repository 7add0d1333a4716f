create table app (
  client_id       text primary key,
  name            text not null,
  secret_hash     text,
  redirect_uris   text not null,
  website         text not null,
  bearer_version  integer not null default 1
) without rowid;

create table session (
  token_hash text primary key,
  person_id  integer not null references person (id),
  created_at integer not null
) without rowid;

create table consent (
  id         integer primary key autoincrement,
  client_id  text not null references app (client_id),
  person_id  integer not null references person (id),
  scopes     text not null,
  created_at integer not null,
  revoked_at integer
);
create index consent_by_person on consent (person_id, client_id);

create table code (
  code_hash    text primary key,
  consent_id   integer not null references consent (id),
  redirect_uri text not null,
  challenge    text not null,
  created_at   integer not null,
  used_at      integer
) without rowid;

create table token (
  token_hash text primary key,
  consent_id integer not null references consent (id),
  kind       text not null check (kind in ('access', 'refresh')),
  created_at integer not null,
  expires_at integer not null,
  spent_at   integer
) without rowid;
create index token_by_consent on token (consent_id);
