-- Groups of authors tied to each other, as a job found them. A ring found again is the same row, and only grows.
create table ring (
  id uuid primary key default gen_random_uuid(),
  -- What people call it.
  number integer generated always as identity unique,
  state text not null default 'open' check (state in ('open', 'deciding', 'rejected', 'dismissed')),
  found_at timestamptz not null,
  grew_at timestamptz not null,
  version integer not null default 1,
  -- How many times it was decided to reject; each review names the time it was decided in.
  round integer not null default 0,
  decided_by uuid references account,
  decided_at timestamptz,
  reason_code text,
  note text,
  check ((decided_by is null) = (decided_at is null))
);
create index ring_line on ring (state, grew_at desc, id desc);

create table ring_member (
  ring_id uuid not null references ring,
  author_id text not null,
  joined_at timestamptz not null,
  exempted_by uuid references account,
  exempted_at timestamptz,
  exempt_reason text,
  primary key (ring_id, author_id),
  check ((exempted_by is null) = (exempted_at is null) and (exempted_by is null) = (exempt_reason is null))
);
create index ring_member_author on ring_member (author_id);

-- What members have in common, and the reviews it is seen in.
create table ring_tie (
  ring_id uuid not null references ring,
  kind text not null check (kind in ('device', 'payment', 'text', 'together', 'address')),
  key text not null,
  author_ids text[] not null,
  review_ids text[] not null,
  primary key (ring_id, kind, key)
);

-- The reviews a decision about the ring is about.
create table ring_review (
  ring_id uuid not null references ring,
  review_id text not null,
  author_id text not null,
  joined_at timestamptz not null,
  -- Which decision about the ring it was last part of, and the version of the review the person had before them.
  round integer,
  seen_version integer,
  -- Empty until that decision has reached it: `rejected`, or why it was not.
  outcome text,
  decision_id uuid references decision,
  primary key (ring_id, review_id)
);
create index ring_review_waiting on ring_review (ring_id, round) where outcome is null and round is not null;

-- How far the search has read the log of events, and when it last looked. One row.
create table ring_search (
  only_row boolean primary key default true check (only_row),
  event_id bigint not null default 0,
  looked_at timestamptz
);
insert into ring_search default values;
