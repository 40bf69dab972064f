-- Nothing takes the place of what is still owed any more: an appeal annuls it before anything else is agreed or decided.
update complaint_remedy set state = 'annulled' where state = 'replaced';
alter table complaint_remedy drop constraint complaint_remedy_state_check,
  add constraint complaint_remedy_state_check check (state in ('owed', 'proven', 'fulfilled', 'missed', 'annulled')),
  drop constraint settled_where_it_says,
  add constraint settled_where_it_says
    check ((state in ('fulfilled', 'missed', 'annulled')) = (settled_at is not null));
