-- Who waits for us longer than nine of ten did is told so, once (B40). `place` is what waits, in its line.
create table told_wait (
  line text not null check (line in ('review', 'reply', 'dispute', 'appeal', 'letter', 'complaint')),
  place text not null,
  told_at timestamptz not null,
  primary key (line, place)
);

create index complaint_with_us on complaint (received_at)
  where state in ('acknowledged', 'triage', 'safety_fast_track') and seller_asked_at is null;
