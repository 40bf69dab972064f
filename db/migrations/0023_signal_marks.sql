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

-- How often each signal spoke for a fake on a day of the marketplace's zone, and under '*' how many reviews were
-- screened. Counted in the background from `screening`, whose findings are too bulky to be read anew for a page.
create table signal_day (
  day date not null,
  signal text not null,
  fired integer not null,
  primary key (day, signal)
);
-- Up to which instant screenings are counted.
create table signal_counting (
  is_only boolean primary key default true check (is_only),
  counted_until timestamptz not null
);
