-- What was owed by a decision that an appeal took back is owed no longer.
alter table complaint_remedy drop constraint complaint_remedy_state_check,
  add constraint complaint_remedy_state_check
    check (state in ('owed', 'proven', 'fulfilled', 'missed', 'replaced', 'annulled')),
  drop constraint settled_where_it_says,
  add constraint settled_where_it_says
    check ((state in ('fulfilled', 'missed', 'replaced', 'annulled')) = (settled_at is not null));
