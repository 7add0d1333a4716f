-- What items of a column are chosen and counted by stands in the index that has them in order: whoever looks for a word passes over many.
drop index inbox_item_place;
create index inbox_item_place on inbox_item (connection_id, place, at, id, reason, handle_search, record_type, record_id);
