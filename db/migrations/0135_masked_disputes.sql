-- A dispute can come to a review that stays, with places of it masked.
alter table review_dispute
  drop constraint review_dispute_state_check,
  drop constraint review_dispute_check,
  add constraint review_dispute_state_check check (state in ('open', 'kept', 'masked', 'removed', 'withdrawn')),
  add constraint review_dispute_check check ((state in ('kept', 'masked', 'removed')) = (decided_by is not null));
