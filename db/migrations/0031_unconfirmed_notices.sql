-- When people were told that the marketplace had not confirmed a notice; once for each.
alter table exclusion add column notice_escalated_at timestamptz;
create index exclusion_unconfirmed on exclusion (noticed_at)
  where state in ('noticed', 'immediate_stop') and day_zero is null;
create index letter_escalated on letter (id) where escalated_to is not null and answered_at is null;
