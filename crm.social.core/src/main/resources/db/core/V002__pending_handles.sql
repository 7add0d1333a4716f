-- The handle that a record's field holds and that is not judged yet, or names nobody. "normal" is what the network's parser made of it: null before it was
-- asked. "token" changes with each value.
create table pending_handle (
    record_type text not null,
    record_id text not null,
    network text not null,
    value text not null,
    normal text,
    saver text not null,
    state text not null check (state in ('WAITING', 'NO_PERMISSION', 'NO_VIEWER', 'NOBODY', 'SUSPENDED', 'INVALID')),
    reason text,
    since bigint not null,
    retry_at bigint not null,
    tries integer not null,
    token text not null,
    primary key (record_type, record_id, network)
);

create index pending_handle_due on pending_handle (network, state, retry_at);
create index pending_handle_saver on pending_handle (state, network, saver);

-- Which values of the field give way to the wanted one, as a JSON list; an empty text stands for an empty field.
alter table wanted_field add column expected text not null default '[]';

-- Records that left, and what they became, for what was still under way when they did.
create table record_gone (
    record_type text not null,
    record_id text not null,
    became_type text,
    became_id text,
    at bigint not null,
    primary key (record_type, record_id)
);

create index record_gone_at on record_gone (at);
