-- A complaint that is taken up again before what was owed was done, as after an appeal, may end with something else owed.
alter table complaint_remedy drop constraint complaint_remedy_state_check;
alter table complaint_remedy add constraint complaint_remedy_state_check
  check (state in ('owed', 'proven', 'fulfilled', 'missed', 'replaced'));
alter table complaint_remedy drop constraint settled_where_it_says;
alter table complaint_remedy add constraint settled_where_it_says
  check ((state in ('fulfilled', 'missed', 'replaced')) = (settled_at is not null));
