-- What people have to do. One row each, leased to one person at a time.
create table work_item (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('review')),
  subject_id text not null,
  queue text not null check (queue in ('reviews', 'seniors')),
  language text,
  -- The place in line: earlier comes first. It is the due time brought forward by the reasons in `why`.
  rank_at timestamptz not null,
  due_at timestamptz not null,
  why jsonb not null,
  opened_at timestamptz not null,
  lease_holder uuid references account,
  lease_until timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  check ((lease_holder is null) = (lease_until is null))
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
create unique index one_open_item_per_subject on work_item (kind, subject_id) where closed_at is null;
create index work_item_line on work_item (queue, rank_at, id) where closed_at is null;
create index work_item_oldest on work_item (queue, due_at) where closed_at is null;
create index work_item_held on work_item (lease_holder) where closed_at is null and lease_holder is not null;

-- A person who passed an item over is not served it again until then.
create table work_skip (
  work_item_id uuid not null references work_item,
  account_id uuid not null references account,
  reason text not null,
  until timestamptz not null,
  primary key (work_item_id, account_id)
);
create index work_skip_person on work_skip (account_id, until);

-- What somebody had begun to decide; it outlives the lease and the browser.
create table work_draft (
  work_item_id uuid not null references work_item,
  account_id uuid not null references account,
  draft jsonb not null,
  saved_at timestamptz not null,
  primary key (work_item_id, account_id)
);

-- Changes of the number of open items per queue; their sum is the number. Appending never makes writers wait
-- for each other as a counter row would; a job folds the rows together now and then.
create table queue_count (
  id bigint generated always as identity primary key,
  queue text not null,
  change integer not null
);

create function count_opened() returns trigger language plpgsql as $$
begin
  insert into queue_count (queue, change)
    select queue, count(*) from added where closed_at is null group by queue;
  return null;
end $$;
create function count_changed() returns trigger language plpgsql as $$
begin
  insert into queue_count (queue, change)
    select queue, sum(change) from (values
      (old.queue, case when old.closed_at is null then -1 else 0 end),
      (new.queue, case when new.closed_at is null then 1 else 0 end)) as moved (queue, change)
    group by queue having sum(change) <> 0;
  return null;
end $$;
create trigger work_item_opened after insert on work_item
  referencing new table as added for each statement execute function count_opened();
-- By row, so that taking and extending leases, by far the most frequent changes, cost nothing here.
create trigger work_item_changed after update on work_item for each row
  when (old.closed_at is distinct from new.closed_at or old.queue <> new.queue) execute function count_changed();

-- What a person or a rule decided about something. Only its undoing is ever written to it later.
create table decision (
  id uuid primary key default gen_random_uuid(),
  subject_kind text not null check (subject_kind in ('review')),
  subject_id text not null,
  revision integer not null,
  action text not null check (action in ('publish', 'redact', 'return', 'reject', 'escalate')),
  reason_code text,
  note text,
  redactions jsonb not null default '[]',
  from_state text not null,
  to_state text not null,
  -- The version of the subject after the decision.
  version integer not null,
  policy_version integer not null,
  decided_by uuid references account,
  decided_at timestamptz not null,
  -- Until then it may be undone and nobody outside has heard of it.
  effective_at timestamptz not null,
  undone_at timestamptz,
  request_key text,
  -- What the subject was before, to put it back.
  before jsonb not null default '{}'
);
create unique index decision_request_key on decision (request_key) where request_key is not null;
create index decision_subject on decision (subject_kind, subject_id, decided_at desc);
create index decision_person on decision (decided_by, decided_at desc) where decided_by is not null;
