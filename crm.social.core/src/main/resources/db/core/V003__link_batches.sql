-- Links that are removed together, and taken back together.
create table link_batch (
    id text not null primary key,
    user_id text not null,
    idem_key text not null,
    body_hash text not null,
    network text not null,
    state text not null,
    records integer not null,
    done integer not null,
    unlinked integer not null,
    undone integer not null,
    restored integer not null,
    kept integer not null,
    version bigint not null,
    created_at bigint not null,
    undo_until bigint not null,
    unique (user_id, idem_key)
);

create index link_batch_created on link_batch (created_at);

-- A record of a batch; once its link is removed, the link as it stood before, and the version that the removal left.
create table link_batch_item (
    batch_id text not null references link_batch (id),
    number integer not null,
    record_type text not null,
    record_id text not null,
    after_version bigint,
    subject text,
    handle text,
    state text,
    basis text,
    evidence text,
    linked_by text,
    linked_at bigint,
    primary key (batch_id, number)
);
