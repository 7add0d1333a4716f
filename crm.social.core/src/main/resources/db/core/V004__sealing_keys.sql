-- Keys that are or were in a folder of keys. The proof is a known text sealed by the key: another one under its name is noticed.
create table seal_key (
    id text not null primary key,
    proof text not null,
    added_at bigint not null,
    called_at bigint,
    retired_at bigint
);

-- The key that seals, one for all nodes.
create table sealing_key (
    one integer not null primary key check (one = 1),
    id text not null,
    since bigint not null
);

-- Which keys a node held when nodes were asked last.
create table key_holder (
    node text not null primary key,
    keys text not null,
    answered_at bigint not null
);

-- A sealed text begins with v1| and the 21 characters of its key's id.
create index account_key on account (substr(sealed_grant, 4, 21), id);
create index revocation_key on revocation (substr(sealed_grant, 4, 21), id);
create index sign_in_flow_key on sign_in_flow (substr(sealed_flow, 4, 21));
