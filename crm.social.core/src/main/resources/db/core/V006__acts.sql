-- What is said to somebody who is no record has none.
alter table publication add column on_type text;
alter table publication add column on_id text;
update publication set on_type = record_type, on_id = record_id;
alter table publication drop column record_type;
alter table publication drop column record_id;
alter table publication rename column on_type to record_type;
alter table publication rename column on_id to record_id;
