-- By which words a record is found; a word is UTF-8, since texts of different databases compare in different ways.
create table search_word (
    type text not null check (type in ('lead', 'contact', 'deal')),
    word bytea not null,
    record_id text not null,
    primary key (type, word, record_id)
);

-- "search" holds the words of a record, each behind a line break; it is empty where they have to be made anew, as at the next start.
update person set search = '';
alter table deal add column search text not null default '';
create index person_without_words on person (id) where search = '';
create index deal_without_words on deal (id) where search = '';
