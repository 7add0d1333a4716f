-- A change of a record's picture: where the picture is from, and until it may be taken back what was there before. A picture that a person brought has a
-- source without a name. "until" is null once nothing can be taken back any more.
create table picture_change (
    id text primary key,
    person_id text not null references person (id),
    at bigint not null,
    user_id text not null,
    source_name text not null,
    source_label text not null,
    source_href text,
    source_at bigint not null,
    until bigint,
    before_id text,
    before_picture text references picture (hash),
    undone boolean not null
);

create index picture_change_person on picture_change (person_id);
create index picture_change_until on picture_change (until) where until is not null;
create index picture_change_before on picture_change (before_id) where before_id is not null;
create index picture_change_picture on picture_change (before_picture) where before_picture is not null;

-- By which change the picture, or its absence, came to be; null where none was noted.
alter table person add column picture_change text;

-- The leads that extensions asked for, by the key of whoever asked.
create table asked_lead (
    key text primary key,
    record_id text not null,
    made_at bigint not null
);

create index asked_lead_made on asked_lead (made_at);
