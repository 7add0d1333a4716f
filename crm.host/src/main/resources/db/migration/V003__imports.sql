-- A CSV file that somebody brings in. Its headings and, one for each, the fields that they mean are JSON lists.
create table csv_import (
    id text primary key,
    user_id text not null references app_user (id),
    type text not null check (type in ('lead', 'contact')),
    file_name text not null,
    encoding text not null,
    headings text not null,
    mapping text not null,
    match_by text not null,
    state text not null,
    row_count integer not null,
    done integer not null,
    created integer not null,
    updated integer not null,
    refused integer not null,
    version bigint not null,
    created_at bigint not null,
    ended_at bigint
);

create index csv_import_user on csv_import (user_id, created_at, id);
create index csv_import_state on csv_import (state, created_at);

-- Rows that wait to be worked off, and those that were refused, with the reasons. A row that was taken over is gone.
create table csv_import_row (
    import_id text not null references csv_import (id),
    number integer not null,
    line integer not null,
    cells text not null,
    errors text,
    primary key (import_id, number)
);

-- Who is looked for by e-mail while rows come in.
create index person_email on person (type, lower(email)) where email <> '';
