-- Whether somebody found a signal of one screening right or wrong. One mark per person; the last one counts.
create table signal_mark (
  review_id text not null,
  revision integer not null,
  signal text not null,
  is_right boolean not null,
  marked_by uuid not null references account,
  marked_at timestamptz not null,
  primary key (review_id, revision, signal, marked_by),
  foreign key (review_id, revision) references screening
);
create index signal_mark_time on signal_mark (marked_at);

-- Screenings are written in the order of time, so that ranges of pages tell a period apart at next to no cost to
-- those who write them.
create index screening_time on screening using brin (screened_at) with (pages_per_range = 32);
-- What people decided in a period, for holding signals against it.
create index decision_by_people on decision (decided_at) where decided_by is not null;
