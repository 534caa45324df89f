-- what waits to go out by an account is counted while somebody looks at it: only that, among all that ever went out
create index delivery_waiting on delivery (account_id, created_at) where state in ('QUEUED', 'SENDING');
