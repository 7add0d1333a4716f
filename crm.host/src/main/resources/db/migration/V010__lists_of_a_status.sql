-- Leads of a status in each order, as V008 has those of an owner: the few of a status that is rare would be looked for among everybody's. With an index
-- for each order SQLite is not tempted to sort what it found by another.
create index person_of_status_created on person (type, status, created_at, id, converted_to) where converted_to is null;
create index person_of_status_updated on person (type, status, updated_at, id, converted_to) where converted_to is null;
create index person_of_status_name on person (type, status, sort_name, id, converted_to) where converted_to is null;
create index person_of_status_company on person (type, status, sort_company, id, converted_to) where converted_to is null;

-- It is not what a status is counted by any more.
drop index person_created;
create index person_created on person (type, created_at, id, converted_to) where converted_to is null;
