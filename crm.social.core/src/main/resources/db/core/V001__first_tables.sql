-- Somebody's account at a network for which we may act. It holds the sealed grant, shared by all connections to it.
create table account (
    id text not null primary key,
    network text not null,
    subject text not null,
    handle text not null,
    name text not null,
    picture text,
    href text not null,
    state text not null check (state in ('ACTIVE', 'REVOKED', 'EMPTY')),
    sealed_grant text,
    acts text not null,
    expires_at bigint,
    refreshable boolean not null,
    version bigint not null,
    lease_owner text,
    lease_until bigint not null,
    changed_at bigint not null,
    unique (network, subject)
);

-- A user's right to act through an account.
create table connection (
    id text not null primary key,
    user_id text not null,
    network text not null,
    account_id text not null references account (id),
    since bigint not null,
    unique (user_id, network)
);

create index connection_account on connection (account_id);

-- Grants that nobody uses any more and that the network has not been told about yet.
create table revocation (
    id text not null primary key,
    account_id text not null,
    network text not null,
    sealed_grant text not null,
    acts text not null,
    created_at bigint not null
);

create table sign_in_flow (
    flow_hash text not null primary key,
    user_id text not null,
    session_key text not null,
    network text not null,
    registration text not null,
    state_hash text not null unique,
    sealed_flow text not null,
    sealed_memo text,
    acts text not null,
    state text not null,
    failure text,
    connection_id text,
    created_at bigint not null,
    expires_at bigint not null
);

create index sign_in_flow_expires on sign_in_flow (expires_at);

-- A row stays when its link goes (subject is null then): the version counts on.
create table link (
    record_type text not null,
    record_id text not null,
    network text not null,
    subject text,
    handle text,
    state text,
    basis text,
    evidence text,
    linked_by text,
    linked_at bigint,
    version bigint not null,
    primary key (record_type, record_id, network)
);

create index link_subject on link (network, subject);

-- What a change took away: the link as it stood before, to be put back while its version is still the change's.
create table link_undo (
    token_hash text not null primary key,
    record_type text not null,
    record_id text not null,
    network text not null,
    after_version bigint not null,
    subject text,
    handle text,
    state text,
    basis text,
    evidence text,
    linked_by text,
    linked_at bigint,
    expires_at bigint not null
);

create index link_undo_expires on link_undo (expires_at);

create table handle_seen (
    network text not null,
    subject text not null,
    handle text not null,
    first_seen bigint not null,
    last_seen bigint not null,
    primary key (network, subject, handle)
);

-- Append only.
create table audit (
    id text not null primary key,
    at bigint not null,
    user_id text,
    act text not null,
    network text not null,
    record_type text,
    record_id text,
    subject text,
    detail text not null
);

create index audit_record on audit (record_type, record_id, at);

-- What the host is told: the value that a record's handle field shall hold (told: which version of the wish it was told), and
-- entries of its timeline, which go once they are told.
create table wanted_field (
    record_type text not null,
    record_id text not null,
    network text not null,
    value text,
    user_id text,
    version bigint not null,
    told bigint not null,
    primary key (record_type, record_id, network)
);

create table wanted_entry (
    id text not null primary key,
    record_type text not null,
    record_id text not null,
    at bigint not null,
    user_id text,
    message_key text not null,
    arguments text not null,
    detail text not null,
    href text
);

create index wanted_entry_record on wanted_entry (record_type, record_id, at);

create table publication (
    id text not null primary key,
    user_id text not null,
    idem_key text not null,
    body_hash text not null,
    network text not null,
    connection_id text not null,
    account_id text not null,
    record_type text not null,
    record_id text not null,
    body text not null,
    in_reply_to text,
    state text not null,
    failure text,
    explanation text,
    post_ref text,
    post_href text,
    post_at bigint,
    looks integer not null,
    created_at bigint not null,
    first_sent_at bigint,
    sent_at bigint,
    deleted_at bigint,
    unique (user_id, idem_key)
);

create unique index publication_post on publication (network, post_ref);

create table picture_file (
    hash text not null primary key,
    media_type text not null,
    content bytea not null,
    expires_at bigint not null
);

create table picture_source (
    id text not null primary key,
    network text not null,
    address text not null,
    seen_at bigint not null,
    file_hash text,
    fetched_at bigint
);

create index picture_source_seen on picture_source (seen_at);
