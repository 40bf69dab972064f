-- What the detector remembers of how authors write and sellers are written about, as lists of numbers in the order in
-- which the domain packs them. They are `json`, not `jsonb`: they are only ever read and written whole, and keep every
-- bit. Whoever counts does so alone (an advisory lock), so rows need no locks of their own.
create table author_counters (
  author_id text primary key,
  -- The seller of the only review; empty once there are two.
  first_seller_id text,
  counts json not null
) with (fillfactor = 80);
create table seller_counters (
  seller_id text primary key,
  counts json not null
) with (fillfactor = 60);
create table market_counters (
  is_only boolean primary key default true check (is_only),
  counts json,
  -- When all of it is to be counted anew from the reviews, and when that was last done.
  rebuild_due_at timestamptz not null default now(),
  rebuilt_at timestamptz
);
insert into market_counters default values;

-- How each review was counted, once, when it was first screened: what later edits change is not counted again.
create table counted_review (
  review_id text primary key,
  author_id text not null,
  seller_id text not null,
  rating smallint not null,
  -- When it was written, as far as we can know.
  at timestamptz not null,
  -- Whether it was its author's first.
  was_first boolean not null,
  -- Its features as they were then, 32-bit little-endian floats in the order of their names; empty where unknown.
  features bytea,
  -- What people found for good, as it was counted: 1 a fake, 0 genuine.
  label smallint check (label in (0, 1)),
  decided_at timestamptz,
  check ((label is null) = (decided_at is null))
);
