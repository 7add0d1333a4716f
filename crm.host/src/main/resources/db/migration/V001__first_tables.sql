create table profile (
    id text primary key,
    system_kind text unique,
    name text not null,
    description text not null,
    version bigint not null,
    created_at bigint not null
);

create table profile_permission (
    profile_id text not null references profile (id),
    permission text not null,
    primary key (profile_id, permission)
);

insert into profile (id, system_kind, name, description, version, created_at) values ('administrator', 'administrator', '', '', 1, 0);
insert into profile (id, system_kind, name, description, version, created_at) values ('standard', 'standard', '', '', 1, 0);

-- A deleted user's row stays, so that what they did keeps a name; the login becomes free.
create table app_user (
    id text primary key,
    version bigint not null,
    login text not null,
    name text not null,
    password text not null,
    profile_id text not null references profile (id),
    locale text not null,
    active boolean not null,
    created_at bigint not null,
    last_seen_at bigint,
    deleted_at bigint
);

create unique index app_user_login on app_user (login) where deleted_at is null;
create index app_user_profile on app_user (profile_id);

-- "id" is the digest of the cookie's value.
create table session (
    id text primary key,
    user_id text not null references app_user (id),
    created_at bigint not null,
    used_at bigint not null
);

create index session_of_user on session (user_id);

create table login_attempt (
    id text primary key,
    account text not null,
    at bigint not null
);

create index login_attempt_account on login_attempt (account, at);

create table picture (
    hash text primary key,
    media_type text not null,
    bytes bytea not null,
    created_at bigint not null
);

-- Leads and contacts. A converted lead's row stays, and says which contact it became.
create table person (
    id text primary key,
    type text not null check (type in ('lead', 'contact')),
    version bigint not null,
    family_name text not null,
    given_name text not null,
    family_reading text not null,
    given_reading text not null,
    company text not null,
    title text not null,
    email text not null,
    phone text not null,
    site text not null,
    place text not null,
    description text not null,
    status text not null,
    owner_id text not null references app_user (id),
    picture text references picture (hash),
    created_at bigint not null,
    updated_at bigint not null,
    converted_to text,
    sort_name text not null,
    sort_company text not null,
    search text not null
);

create index person_created on person (type, created_at, id);
create index person_updated on person (type, updated_at, id);
create index person_name on person (type, sort_name, id);
create index person_company on person (type, sort_company, id);
create index person_owner on person (owner_id);
create index person_picture on person (picture) where picture is not null;

create index person_converted on person (converted_to) where converted_to is not null;

create table handle (
    person_id text not null references person (id),
    network text not null,
    value text not null,
    primary key (person_id, network)
);

create table deal (
    id text primary key,
    version bigint not null,
    name text not null,
    amount bigint,
    stage text not null check (stage in ('open', 'won', 'lost')),
    close_on text,
    contact_id text references person (id),
    description text not null,
    owner_id text not null references app_user (id),
    created_at bigint not null,
    updated_at bigint not null,
    sort_name text not null,
    search text not null
);

create index deal_created on deal (created_at, id);
create index deal_updated on deal (updated_at, id);
create index deal_name on deal (sort_name, id);
create index deal_contact on deal (contact_id);
create index deal_owner on deal (owner_id);

create table timeline (
    id text primary key,
    type text not null,
    record_id text not null,
    at bigint not null,
    user_id text,
    bundle text not null,
    text_key text not null,
    arguments text not null,
    detail text not null,
    href text
);

create index timeline_record on timeline (type, record_id, at, id);
