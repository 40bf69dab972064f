-- What may be dangerous for others is looked at by one of our people though whoever said so has taken it back.
alter table complaint drop constraint complaint_withdrawal_check, drop constraint withdrawal_heard_by_somebody;
alter table complaint add constraint complaint_withdrawal_check
    check (withdrawal in ('free', 'pressured', 'rewarded', 'danger')),
  add constraint withdrawal_heard_by_somebody check (
    (withdrawal_heard_at is null) = (withdrawal_heard_by is null)
    and (withdrawal_heard_at is null or withdrawal in ('free', 'pressured', 'rewarded', 'danger')));
