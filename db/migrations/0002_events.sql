-- What happened, in order. Rows are never changed.
create table event (
  id bigint generated always as identity primary key,
  type text not null,
  subject_kind text not null,
  subject_id text not null,
  data jsonb not null,
  actor_kind text not null check (actor_kind in ('person', 'api_key', 'job', 'operator')),
  actor_id text not null,
  on_behalf_of text,
  happened_at timestamptz not null,
  -- The same request recorded twice collides here instead of happening twice.
  request_key text,
  -- SHA-256 of everything above but the id.
  digest bytea not null
);
create unique index event_request_key on event (request_key) where request_key is not null;
create index event_subject on event (subject_kind, subject_id, id);

-- The heads of the audit chains. A transaction extends one of them, chosen at random, as its last statement,
-- so that parallel writers seldom wait for each other.
create table audit_chain (
  chain smallint primary key,
  seq bigint not null default 0,
  hash bytea not null
);
insert into audit_chain (chain, hash) select chain, sha256(('assay:' || chain)::bytea) from generate_series(0, 31) chain;

-- One link per transaction: hash = sha256(hash of the link before || id and digest of each event).
create table audit_link (
  chain smallint not null references audit_chain,
  seq bigint not null,
  event_ids bigint[] not null,
  hash bytea not null,
  primary key (chain, seq)
);

-- Work that an event sets off, not yet handed to the queue. `event_id` is set where undo may take it back.
create table outbox (
  id bigint generated always as identity primary key,
  job text not null,
  subject_id text not null,
  event_id bigint references event,
  due_at timestamptz not null
);
create index outbox_due on outbox (due_at, id);
create index outbox_event on outbox (event_id) where event_id is not null;

-- What the marketplace is told, in the order it is told. Written by one relay at a time, so ids never overtake.
create table marketplace_event (
  id bigint generated always as identity primary key,
  event_id bigint not null unique references event,
  type text not null,
  happened_at timestamptz not null,
  subject_kind text not null,
  subject_id text not null,
  data jsonb not null
);

create table webhook_endpoint (
  id uuid primary key default gen_random_uuid(),
  url text not null,
  types text[],
  secret text not null,
  previous_secret text,
  previous_secret_until timestamptz,
  disabled_at timestamptz,
  failing_since timestamptz,
  created_at timestamptz not null
);

create table webhook_delivery (
  id uuid primary key default gen_random_uuid(),
  endpoint_id uuid not null references webhook_endpoint on delete cascade,
  marketplace_event_id bigint not null references marketplace_event,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'dead')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  leased_until timestamptz,
  last_status integer,
  last_error text,
  created_at timestamptz not null,
  finished_at timestamptz,
  unique (endpoint_id, marketplace_event_id)
);
create index webhook_delivery_due on webhook_delivery (next_at) where state = 'pending';
create index webhook_delivery_recent on webhook_delivery (endpoint_id, marketplace_event_id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger event_is_append_only before update or delete on event
  for each row execute function refuse_change();
create trigger event_is_never_emptied before truncate on event
  for each statement execute function refuse_change();
create trigger audit_link_is_append_only before update or delete on audit_link
  for each row execute function refuse_change();
create trigger audit_link_is_never_emptied before truncate on audit_link
  for each statement execute function refuse_change();
