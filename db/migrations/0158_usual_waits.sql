-- How long a line usually takes, counted from the last seven days, so that whoever waits can be told (B40).
create table usual_wait (
  line text primary key check (line in ('review', 'reply', 'dispute', 'appeal', 'letter', 'complaint')),
  -- Half, and nine of ten, were answered within this long.
  half_ms bigint not null check (half_ms >= 0),
  most_ms bigint not null check (most_ms >= half_ms),
  answered integer not null check (answered > 0),
  counted_at timestamptz not null
);
