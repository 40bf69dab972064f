-- Every endpoint has its own line of deliveries, so that a backlog of one is not read to find another's.
create index webhook_delivery_line on webhook_delivery (endpoint_id, next_at) where state = 'pending';
create index webhook_delivery_leased on webhook_delivery (endpoint_id, leased_until)
  where state = 'pending' and leased_until is not null;
drop index webhook_delivery_due;
