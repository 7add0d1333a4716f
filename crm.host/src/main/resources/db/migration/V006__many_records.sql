-- Who gets the records of a deleted user, a portion at a time.
alter table app_user add column heir_id text references app_user (id);

-- Lists show no converted leads: these hold what lists show. "converted_to" is null in all of them; SQLite looks up each row where it is not there.
drop index person_created;
create index person_created on person (type, created_at, id, converted_to) where converted_to is null;
create index person_of_owner on person (type, owner_id, created_at, id, converted_to) where converted_to is null;

drop index deal_owner;
create index deal_of_owner on deal (owner_id, created_at, id);
create index deal_amount on deal ((coalesce(amount, -1)), id);

-- It always held what "sort_name" holds.
alter table deal drop column search;
