-- The organisation at a network: its connection, or none (any more). The row stays when it ends: the version counts on.
create table organisation (
    network text not null primary key,
    connection_id text unique,
    account_id text references account (id),
    set_up_by text,
    since bigint,
    version bigint not null
);

create index organisation_account on organisation (account_id);

-- Who may act as the organisation.
create table organisation_actor (
    network text not null references organisation (network),
    user_id text not null,
    primary key (network, user_id)
);

-- Whose connection a flow makes.
alter table sign_in_flow add column owner text not null default 'CALLER';
