-- What the marketplace's own model says of a revision, sent with the review or asked for; or why it said nothing.
create table external_signal (
  review_id text not null references review,
  revision integer not null,
  source text not null check (source in ('sent', 'fetched')),
  name text not null check (length(name) between 1 and 100),
  -- 0–1, of being fake.
  probability real check (probability between 0 and 1),
  explanation text,
  missing text check (missing in ('timed_out', 'unreachable', 'private_address', 'refused', 'unreadable',
    'not_answered', 'circuit_open')),
  told_at timestamptz not null,
  primary key (review_id, revision, source, name),
  check ((probability is null) = (missing is not null))
);
