-- What only H2 has. What waits to go out by an account is counted while somebody looks at it: H2 has no index of some rows only,
-- so the few that wait stand together in one of all. The state is first: of a list of values only the first column is found
create index delivery_waiting on delivery (state, account_id, created_at);
