-- Whoever takes a published review back can think better of it for 24 hours; until then it counts as it did (V19).
create table review_withdrawal (
  review_id text primary key references review,
  withdrawn_at timestamptz not null,
  until_at timestamptz not null check (until_at > withdrawn_at),
  -- What readers saw, to show it again as it was; empty where it was before people, who have to decide first.
  published_revision integer,
  published_text text,
  ended_at timestamptz,
  outcome text check (outcome in ('final', 'taken_back')),
  check ((ended_at is null) = (outcome is null))
);
create index review_withdrawal_due on review_withdrawal (until_at) where ended_at is null;

-- Praise that is taken back counts on for that day as blame does.
alter table review drop constraint review_held_rating_check,
  add constraint review_held_rating_check check (held_rating between 1 and 5);
