-- A published review judged again some days later, with what was known by then. Each is judged once per day named.
create table rescoring (
  review_id text not null references review,
  revision integer not null,
  days smallint not null check (days in (7, 30)),
  model_before text not null,
  model text not null,
  before real,
  after real not null,
  -- By how much each signal's share of the log-odds changed.
  changes jsonb not null,
  signals jsonb not null,
  -- Whether it went back to people for it.
  is_returned boolean not null,
  judged_at timestamptz not null,
  primary key (review_id, revision, days)
);

-- How far the publications have been looked through that are so many days old.
create table rescoring_mark (
  days smallint primary key check (days in (7, 30)),
  effective_at timestamptz not null,
  decision_id uuid not null
);

-- Publications in the order in which they came to hold.
create index decision_publication on decision (effective_at, id)
  where action in ('publish', 'redact') and undone_at is null;

-- How screening did in a week: what it found how often, and how often its probabilities came true. Small, so that
-- the page of drift reads nothing else.
create table drift_week (
  week date primary key,
  counts jsonb not null,
  calibration jsonb not null,
  measured_at timestamptz not null
);
