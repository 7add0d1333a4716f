-- Who reads the feed of records. "walked_to" is the last record that a reader was told of while it begins; null once it reads what happens.
create table record_reader (
    name text primary key,
    walked_to text
);
