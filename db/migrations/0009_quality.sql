-- What buyers complain of. `decided_for` = 'buyer' makes it an event against the seller.
create table complaint (
  id text primary key check (length(id) between 1 and 128),
  seller_id text not null,
  order_id text,
  complainant_id text not null,
  kind text not null,
  text text not null check (length(text) <= 10000),
  evidence jsonb not null default '[]',
  created_at timestamptz not null,
  state text not null default 'submitted' check (state in (
    'submitted', 'acknowledged', 'triage', 'duplicate', 'out_of_scope', 'invalid', 'awaiting_seller', 'negotiation',
    'resolved_agreed', 'mediation', 'settled', 'arbitration', 'decided', 'remedy_pending', 'closed', 'withdrawn',
    'reopened', 'safety_fast_track')),
  decided_for text check (decided_for in ('buyer', 'seller', 'nobody')),
  decided_at timestamptz,
  version integer not null default 1,
  content_digest bytea not null,
  received_at timestamptz not null,
  check ((decided_for is null) = (decided_at is null))
);
create index complaint_seller on complaint (seller_id, created_at desc, id desc);
create index complaint_order on complaint (order_id) where order_id is not null;

-- Orders whose promise may yet be broken.
create index customer_order_promised on customer_order (promised_by)
  where delivered_at is null and cancelled_at is null;

-- Comparable sellers: what is alike in category and price band (order of magnitude of an order's amount; 0 where
-- there is none).
create table quality_cell (
  id integer generated always as identity primary key,
  category text not null,
  price_band smallint not null,
  unique (category, price_band)
);

-- What counts for a seller, by the calendar day of the marketplace on which a buyer wrote or ordered. Columns
-- without `linked` count all feedback, those with it only what stands on an order. Recomputed, never incremented.
create table quality_day (
  seller_id text not null,
  day date not null,
  cell integer not null references quality_cell,
  reviews integer not null,
  negatives integer not null,
  unanswered integer not null,
  complaints integer not null,
  linked_reviews integer not null,
  linked_negatives integer not null,
  linked_unanswered integer not null,
  linked_complaints integer not null,
  orders integer not null,
  due integer not null,
  late integer not null,
  cancelled integer not null,
  delivered integer not null,
  returned integer not null,
  primary key (seller_id, day, cell)
);
create index quality_day_day on quality_day using brin (day) with (pages_per_range = 16, autosummarize = on);

-- The same summed by age at `quality_count.as_of`. Buckets end at 7, 30, 90, 365, 395 and 455 days.
create table quality_counter (
  seller_id text not null,
  cell integer not null references quality_cell,
  bucket smallint not null check (bucket between 0 and 5),
  reviews integer not null,
  negatives integer not null,
  unanswered integer not null,
  complaints integer not null,
  linked_reviews integer not null,
  linked_negatives integer not null,
  linked_unanswered integer not null,
  linked_complaints integer not null,
  orders integer not null,
  due integer not null,
  late integer not null,
  cancelled integer not null,
  delivered integer not null,
  returned integer not null,
  primary key (seller_id, cell, bucket)
);

-- All sellers' reviews by day, for a seller's trend to stand beside; counted when the day ends and at every rebuild.
create table quality_market_day (
  day date primary key,
  reviews integer not null,
  negatives integer not null,
  linked_reviews integer not null,
  linked_negatives integer not null
);

-- Sellers with anything counted. `mode` says what they are compared by.
create table quality_seller (
  seller_id text primary key,
  mode text not null default 'reviews' check (mode in ('orders', 'reviews')),
  first_order_on date
);

-- Days of sellers to be counted anew.
create table quality_dirty (
  seller_id text not null,
  day date not null,
  primary key (seller_id, day)
);

-- The day up to which, exclusive, the counters count; and how the last full rebuild compared with them.
create table quality_count (
  only_row boolean primary key default true check (only_row),
  as_of date not null,
  rebuilt_on date,
  rebuilt_rows bigint not null default 0,
  drifted_rows bigint not null default 0
);

-- How far long work has come. Its checkpoint is where it goes on after a kill.
create table long_task (
  id uuid primary key,
  kind text not null,
  subject text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  total integer not null default 0,
  done integer not null default 0,
  failed integer not null default 0,
  checkpoint jsonb not null default '{}',
  result jsonb,
  started_by text not null,
  cancel_requested boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz
);
create unique index long_task_open on long_task (kind, subject) where state in ('waiting', 'running');
create index long_task_newest on long_task (created_at desc, id desc);

-- Rules of comparison. None in force means those this software came with. Who proposes does not approve.
create table quality_policy (
  id uuid primary key,
  version text not null unique,
  rules jsonb not null,
  note text not null,
  state text not null default 'proposed' check (state in ('proposed', 'in_force', 'replaced', 'refused')),
  simulation jsonb,
  proposed_by uuid not null references account,
  proposed_at timestamptz not null,
  approved_by uuid references account check (approved_by <> proposed_by),
  closed_at timestamptz,
  check (state in ('proposed', 'refused') or approved_by is not null)
);
create unique index quality_policy_in_force on quality_policy (state) where state = 'in_force';
create unique index quality_policy_proposed on quality_policy (state) where state = 'proposed';

create table quality_run (
  id bigint generated always as identity primary key,
  as_of date not null,
  policy_version text not null,
  rules jsonb not null,
  state text not null default 'running' check (state in ('running', 'done')),
  -- Whether it is the run of its week that proposes exclusions.
  proposes boolean not null,
  shape double precision,
  -- In the order of the indicators, see `seller_quality`.
  indicator_shapes double precision[],
  weekly_cv2 double precision,
  -- The day of the run that estimated it.
  cv2_as_of date,
  -- By window: how many sellers the list holds, its cut and its expected share of false ones.
  lists jsonb,
  counts jsonb,
  started_at timestamptz not null,
  finished_at timestamptz,
  unique (as_of, policy_version)
);
create index quality_run_done on quality_run (as_of desc, id desc) where state = 'done';

-- Mean shares of events among comparable sellers; cell 0 is all sellers of a mode.
create table quality_benchmark (
  run_id bigint not null references quality_run on delete cascade,
  mode text not null check (mode in ('orders', 'reviews')),
  days smallint not null,
  cell integer not null,
  means double precision[] not null,
  primary key (run_id, mode, days, cell)
);

-- Ratios of the sellers of a category and size, for people to compare with; '' is any.
create table quality_peer_group (
  run_id bigint not null references quality_run on delete cascade,
  category text not null,
  size text not null,
  sellers integer not null,
  q1 double precision not null,
  median double precision not null,
  q3 double precision not null,
  primary key (run_id, category, size)
);

-- A seller's result in a run. `events`, `totals` and `means` are by indicator: neg_share, complaint_upheld,
-- neg_unanswered, late, cancel, return; a total of 0 is an absent indicator.
create table seller_quality (
  run_id bigint not null references quality_run on delete cascade,
  seller_id text not null,
  mode text not null check (mode in ('orders', 'reviews')),
  category text not null,
  size text not null check (size in ('S', 'M', 'L')),
  feedback30 integer not null,
  observed30 integer not null,
  expected30 double precision not null,
  portal30 double precision not null,
  before_observed30 integer not null,
  before_expected30 double precision not null,
  feedback90 integer not null,
  observed90 integer not null,
  expected90 double precision not null,
  portal90 double precision not null,
  before_observed90 integer not null,
  before_expected90 double precision not null,
  feedback365 integer not null,
  observed365 integer not null,
  expected365 double precision not null,
  portal365 double precision not null,
  headline smallint not null check (headline in (90, 365)),
  events integer[] not null,
  totals integer[] not null,
  means double precision[] not null,
  ratio double precision,
  score double precision,
  coverage double precision,
  grade text check (grade in ('A', 'B', 'C', 'D', 'E')),
  status text not null default 'none' check (status in ('insufficient', 'exclude', 'hold', 'watch', 'none')),
  -- Findings of the windows, where anything speaks against the seller.
  judged jsonb,
  computed_at timestamptz not null,
  primary key (run_id, seller_id)
) with (fillfactor = 60);
create index seller_quality_standing on seller_quality (run_id, status, seller_id)
  where status in ('exclude', 'hold', 'watch');

create table quality_proposal (
  id uuid primary key,
  run_id bigint not null,
  seller_id text not null,
  week date not null,
  policy_version text not null,
  status text not null default 'pending' check (status in ('pending', 'stale', 'taken', 'dismissed')),
  -- Certainty × events beyond the expected: what orders the queue.
  harm double precision not null,
  evidence jsonb not null,
  -- How many runs in a row no longer find it, the last of them being of `checked_on`.
  failing_runs smallint not null default 0,
  checked_on date not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  unique (seller_id, week, policy_version)
);
create index quality_proposal_queue on quality_proposal (status, harm desc, id);
create index quality_proposal_seller on quality_proposal (seller_id, created_at desc);
