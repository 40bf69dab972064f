-- What was done about a seller short of an exclusion (B52), one row each; an exclusion is a case of its own.
-- A measure is a strike as well: it counts until `strike_until`, whatever became of its effect (B29).
create table measure (
  id uuid primary key default gen_random_uuid(),
  seller_id text not null,
  step text not null check (step in ('warning', 'coaching', 'rank_limit', 'partial_exclusion')),
  ground text not null,
  -- What the seller is told: which facts, which rule.
  explanation text not null check (length(explanation) between 1 and 5000),
  -- Why steps in between were left out; empty where none was.
  skipped text[] not null default '{}',
  skip_reason text check (length(skip_reason) between 1 and 2000),
  -- What a coached seller has to do.
  task text check (length(task) between 1 and 5000),
  -- What the rank is multiplied by, 0–1.
  factor double precision check (factor > 0 and factor < 1),
  -- The categories whose goods are not shown.
  categories text[],
  state text not null default 'in_force' check (state in ('in_force', 'done', 'ended', 'lifted')),
  imposed_by uuid not null references account,
  imposed_at timestamptz not null,
  -- When its effect ends by itself, or by when a coached seller shall be done.
  until timestamptz not null check (until > imposed_at),
  strike_until timestamptz not null check (strike_until > imposed_at),
  closed_at timestamptz,
  closed_by uuid references account,
  lift_ground text,
  lift_note text check (length(lift_note) <= 2000),
  version integer not null default 1,
  check ((skipped = '{}') = (skip_reason is null)),
  check ((step = 'coaching') = (task is not null)),
  check ((step = 'rank_limit') = (factor is not null)),
  check ((step = 'partial_exclusion') = (categories is not null)),
  check (cardinality(categories) > 0),
  check ((state = 'in_force') = (closed_at is null)),
  check ((state = 'lifted') = (lift_ground is not null)),
  check (state <> 'done' or step = 'coaching'),
  check (state <> 'ended' or step <> 'coaching'),
  check (state = 'ended' or (closed_at is null) = (closed_by is null))
);
create index measure_of_seller on measure (seller_id, imposed_at desc, id desc);
create index measure_in_force on measure (seller_id) where state = 'in_force';
create index measure_ending on measure (until) where state = 'in_force' and step <> 'coaching';

-- A proof about a seller (R0.5, R3.4), one row for each kind.
create table seller_document (
  id uuid primary key default gen_random_uuid(),
  seller_id text not null,
  kind text not null check (length(kind) between 1 and 128),
  state text not null check (state in (
    'requested', 'uploaded', 'checked', 'valid', 'expiring', 'expired', 'restricted')),
  -- Where it was last handed in or the marketplace vouched for it itself.
  source text check (source in ('marketplace', 'seller')),
  -- The number or place by which the document can be found.
  reference text check (length(reference) between 1 and 2000),
  valid_until timestamptz,
  -- What the seller was last asked for, or why it was not accepted.
  note text check (length(note) <= 2000),
  refused_at timestamptz,
  changed_by uuid references account,
  changed_at timestamptz not null,
  version integer not null default 1,
  unique (seller_id, kind),
  check (state not in ('valid', 'expiring', 'expired', 'restricted') or valid_until is not null),
  check (state not in ('uploaded', 'checked') or reference is not null)
);
create index seller_document_ending on seller_document (valid_until) where state in ('valid', 'expiring');
create index seller_document_waiting on seller_document (changed_at, id) where state in ('uploaded', 'checked');

-- Days on which something beyond the sellers went wrong (R3.13): they are left out of what is counted against them.
create table incident (
  id uuid primary key default gen_random_uuid(),
  -- Empty: every category.
  category text check (length(category) between 1 and 128),
  -- Empty: everywhere.
  region text check (length(region) between 1 and 128),
  from_day date not null,
  to_day date not null,
  state text not null check (state in ('under_review', 'in_force', 'lifted')),
  reason text not null check (length(reason) between 1 and 2000),
  created_by uuid not null references account,
  created_at timestamptz not null,
  closed_by uuid references account,
  closed_at timestamptz,
  lift_reason text check (length(lift_reason) between 1 and 2000),
  version integer not null default 1,
  check (to_day >= from_day),
  check ((state = 'lifted') = (closed_at is not null)),
  check ((closed_at is null) = (closed_by is null)),
  check ((closed_at is null) = (lift_reason is null))
);
create index incident_standing on incident (from_day, to_day) where state <> 'lifted';
create index incident_newest on incident (created_at desc, id desc);
