-- Who was not free to take a complaint back is heard by one of our people, and waits in line for that (K16).
alter table complaint add column withdrawal_heard_at timestamptz, add column withdrawal_heard_by uuid references account;
alter table complaint add constraint withdrawal_heard_by_somebody check (
  (withdrawal_heard_at is null) = (withdrawal_heard_by is null)
  and (withdrawal_heard_at is null or withdrawal in ('pressured', 'rewarded', 'free')));
