-- What is said to somebody who is no record has none.
alter table publication add column on_type text;
alter table publication add column on_id text;
update publication set on_type = record_type, on_id = record_id;
alter table publication drop column record_type;
alter table publication drop column record_id;
alter table publication rename column on_type to record_type;
alter table publication rename column on_id to record_id;

-- What an account has reposted, liked and followed through us. "wanted" is what is being asked of the network, or was when nobody learned what came of it;
-- who asks holds the lease.
create table account_act (
    id text not null primary key,
    account_id text not null,
    network text not null,
    act text not null check (act in ('REPOST', 'LIKE', 'FOLLOW')),
    target text not null,
    state text not null check (state in ('ON', 'ASKED', 'OFF', 'UNKNOWN')),
    changed_at bigint not null,
    version bigint not null,
    wanted boolean,
    began_at bigint not null,
    user_id text not null,
    record_type text,
    record_id text,
    whom text not null,
    href text not null,
    lease_owner text,
    lease_until bigint not null,
    unique (account_id, act, target)
);

create index account_act_open on account_act (began_at) where wanted is not null;

-- By how much our own acts moved a count since it was read; kept no longer than what was read.
create table act_count (
    id text not null primary key,
    network text not null,
    act text not null,
    target text not null,
    delta integer not null,
    at bigint not null
);

create index act_count_target on act_count (network, target, at);
create index act_count_at on act_count (at);

-- What was done, in words for people, beside what is there for the audit.
alter table audit add column message_key text;
alter table audit add column arguments text;
alter table audit add column href text;

create index audit_history on audit (record_type, record_id, network, at, id);

-- What a record became, for as long as its past is told.
create table record_became (
    record_type text not null,
    record_id text not null,
    became_type text not null,
    became_id text not null,
    primary key (record_type, record_id)
);

create index record_became_what on record_became (became_type, became_id);

insert into record_became (record_type, record_id, became_type, became_id)
select record_type, record_id, became_type, became_id from record_gone where became_type is not null;
