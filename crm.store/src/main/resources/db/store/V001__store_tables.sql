create table store_change (
    position ${position},
    at bigint not null,
    topic text not null,
    key text not null,
    payload text not null
);
create index store_change_at on store_change (at);

create table store_horizon (
    id integer primary key check (id = 1),
    position bigint not null
);
insert into store_horizon (id, position) values (1, 0);

create table store_reader (
    name text primary key,
    position bigint not null,
    seen bigint not null
);

create table store_lease (
    name text primary key,
    owner text not null,
    until bigint not null
);

-- db-scheduler's columns, with times as everywhere else
create table store_job (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time bigint not null,
    picked boolean not null,
    picked_by text,
    last_success bigint,
    last_failure bigint,
    consecutive_failures integer,
    last_heartbeat bigint,
    version bigint not null,
    primary key (task_name, task_instance)
);
create index store_job_due on store_job (execution_time);
create index store_job_heartbeat on store_job (last_heartbeat);
