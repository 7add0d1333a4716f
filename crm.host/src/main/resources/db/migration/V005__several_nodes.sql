-- Whoever tries a password for an account from an address locks its row here first, so that tries made at the same moment, on whichever nodes, are
-- counted one after the other.
create table login_gate (
    account text primary key,
    at bigint not null
);

-- While nobody is registered, each start prints a one-time token; every node knows all of them, by their digests only.
create table set_up_token (
    hash text primary key,
    made_at bigint not null
);
