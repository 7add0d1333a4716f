-- A user's own records in each order. Without these SQLite, which knows what indexes there are and not how much they hold, walks over everybody's in that
-- order until it has found a page of one's own: 100,000 for 51.
create index person_of_owner_updated on person (type, owner_id, updated_at, id, converted_to) where converted_to is null;
create index person_of_owner_name on person (type, owner_id, sort_name, id, converted_to) where converted_to is null;
create index person_of_owner_company on person (type, owner_id, sort_company, id, converted_to) where converted_to is null;

-- Leads of a status are counted without looking up a row; an index that begins with the status would tempt SQLite to sort all of them.
drop index person_created;
create index person_created on person (type, created_at, id, converted_to, status) where converted_to is null;
