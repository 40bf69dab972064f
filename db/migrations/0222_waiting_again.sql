-- A complaint that is opened again waits for our people anew, though its shop was asked before; and so does what a shop
-- says of a fault.
alter table complaint add column reopened_at timestamptz;
update complaint set reopened_at = opened.at
from complaint going, lateral (
  select max(happened_at) as at from event
  where subject_kind = 'complaint' and subject_id = going.id and type = 'complaint_moved'
    and data ->> 'move' in ('reopen', 'reopen_on_appeal')
) opened
where going.id = complaint.id and opened.at is not null
  and going.state not in ('out_of_scope', 'invalid', 'withdrawn', 'closed');

drop index complaint_with_us;
create index complaint_with_us on complaint (received_at)
  where state in ('acknowledged', 'triage', 'safety_fast_track', 'reopened');

alter table usual_wait drop constraint usual_wait_line_check,
  add constraint usual_wait_line_check
    check (line in ('review', 'reply', 'dispute', 'fault_claim', 'appeal', 'letter', 'complaint'));
alter table told_wait drop constraint told_wait_line_check,
  add constraint told_wait_line_check
    check (line in ('review', 'reply', 'dispute', 'fault_claim', 'appeal', 'letter', 'complaint'));
