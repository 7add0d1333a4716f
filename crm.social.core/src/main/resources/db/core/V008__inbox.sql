-- One row: who changes what stands in the inbox takes it first, so that one after the other sees what the one before has done.
create table inbox_turn (
    one integer not null primary key check (one = 1),
    taken bigint not null
);

insert into inbox_turn (one, taken) values (1, 0);

-- What is read through a connection of the organisation: how far its mentions have been read, and what pages have not been told yet.
create table inbox_source (
    connection_id text not null primary key,
    network text not null,
    mention_ref text,
    mention_at bigint,
    told_at bigint not null,
    untold text not null
);

-- How far the posts of linked people have been read.
create table inbox_author (
    connection_id text not null,
    subject text not null,
    post_ref text,
    post_at bigint,
    read_at bigint not null,
    primary key (connection_id, subject)
);

-- A reference to a post, once for each record that its author is linked to; record_id is empty where there is none. "place" is the column, or NOWHERE
-- for what a person said whose link ended.
create table inbox_item (
    id text not null primary key,
    connection_id text not null,
    place text not null check (place in ('CUSTOMER', 'IN_DEAL', 'PROSPECT', 'UNKNOWN', 'NOWHERE')),
    at bigint not null,
    reason text not null check (reason in ('MENTION', 'POST')),
    post_ref text not null,
    author text not null,
    handle text not null,
    handle_search text not null,
    record_type text not null,
    record_id text not null,
    unique (connection_id, post_ref, record_type, record_id)
);

create index inbox_item_place on inbox_item (connection_id, place, at, id);
create index inbox_item_author on inbox_item (connection_id, author);
create index inbox_item_record on inbox_item (record_type, record_id);

-- What is known of linked records, as the host told it: how they stand, who looks after them, and by what they are found.
create table inbox_record (
    record_type text not null,
    record_id text not null,
    standing text not null check (standing in ('CUSTOMER', 'IN_DEAL', 'PROSPECT')),
    owner_id text not null,
    search text not null,
    primary key (record_type, record_id)
);

-- A lead that somebody makes of an author.
create table inbox_lead (
    id text not null primary key,
    user_id text not null,
    idem_key text not null,
    body_hash text not null,
    network text not null,
    subject text not null,
    handle text not null,
    state text not null,
    record_type text,
    record_id text,
    done boolean not null,
    created_at bigint not null,
    unique (user_id, idem_key)
);

create index inbox_lead_subject on inbox_lead (network, subject);
create index inbox_lead_created on inbox_lead (created_at);
