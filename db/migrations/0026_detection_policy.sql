-- Rules of screening that somebody proposed for a category. Another person puts them into force or refuses them.
create table policy_proposal (
  id uuid primary key,
  category text not null,
  rules jsonb not null,
  -- What they would have done with the reviews of the last weeks, as it was shown to whoever proposed them.
  preview jsonb not null,
  note text not null,
  -- The version in force when they were proposed; 0 where there was none.
  seen_version integer not null,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'refused', 'withdrawn')),
  proposed_by uuid not null references account,
  proposed_at timestamptz not null,
  closed_by uuid references account,
  closed_at timestamptz,
  -- Why they were refused.
  answer text,
  check ((state = 'proposed') = (closed_at is null) and (state = 'proposed') = (closed_by is null)),
  check (state not in ('approved', 'refused') or closed_by <> proposed_by),
  check (state <> 'withdrawn' or closed_by = proposed_by)
);
create unique index policy_proposal_open on policy_proposal (category) where state = 'proposed';
create index policy_proposal_history on policy_proposal (category, proposed_at desc);

-- Nobody's rules come into force by their own hand. Versions of before, and those nobody made, stay as they are.
alter table policy add column approved_by uuid references account check (approved_by <> created_by);
alter table policy add constraint policy_seen_by_two check (created_by is null or approved_by is not null) not valid;
update policy set rules = '{"costs": null, "holdAbove": null}'::jsonb || rules;

-- The newest screenings, for previews and for what watches the detector. Rows come in this order.
create index screening_newest on screening (screened_at desc);

-- What watches the detector counted, one row per day: small, so that its pages read nothing else.
create table neutrality_day (
  day date primary key,
  windows jsonb not null,
  measured_at timestamptz not null
);

-- Something about the detector that people have to look into, from when until when it was so.
create table detector_alarm (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('neutrality', 'drift')),
  -- What exactly: the figure and its window or signal.
  topic text not null,
  figures jsonb not null,
  raised_at timestamptz not null,
  cleared_at timestamptz
);
create unique index detector_alarm_open on detector_alarm (kind, topic) where cleared_at is null;
create index detector_alarm_history on detector_alarm (kind, raised_at desc);
