-- The first answer to a request that named an Idempotency-Key; empty while it is being worked out.
create table idempotency (
  principal text not null,
  route text not null,
  key text not null,
  body_digest bytea not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null,
  primary key (principal, route, key)
);
create index idempotency_age on idempotency (created_at);

-- How far an import of a file has come, so that it goes on after a kill.
create table import_run (
  file_digest text not null,
  kind text not null,
  rows_read bigint not null,
  accepted bigint not null,
  duplicates bigint not null,
  rejected bigint not null,
  finished_at timestamptz,
  primary key (file_digest, kind)
);

-- How far the clock of a demo or a test is ahead of the real one. At most one row; none in production.
create table clock_shift (
  only_row boolean primary key default true check (only_row),
  ahead_ms bigint not null check (ahead_ms >= 0)
);

-- Counters of the limits on signing in.
create table rate_limit (
  key text primary key,
  points integer not null default 0,
  expire bigint
);

grant select, insert, update, delete on all tables in schema public to assay_app;
grant usage, select on all sequences in schema public to assay_app;
revoke update, delete, truncate on event, audit_link from assay_app;
alter default privileges in schema public grant select, insert, update, delete on tables to assay_app;
alter default privileges in schema public grant usage, select on sequences to assay_app;
