create index picture_file_expires on picture_file (expires_at);

create index wanted_field_left on wanted_field (record_type, record_id) where told < version;

create index publication_open on publication (created_at) where state in ('NEW', 'SENDING', 'UNKNOWN');
