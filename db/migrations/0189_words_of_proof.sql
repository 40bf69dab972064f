-- What proves a remedy is read by the other side too: no word of a review tied to it goes through (B55).
alter table stopped_condition drop constraint stopped_condition_place_check;
alter table stopped_condition add constraint stopped_condition_place_check
  check (place in ('offer', 'settlement', 'message', 'decision', 'proof'));

-- That a reply is not shown is a decision against its shop: nobody mutes that.
update notice_preference set in_bell = true where kind = 'reply_judged' and not in_bell;
alter table notice_preference drop constraint mandatory_notices, add constraint mandatory_notices check (
  in_bell or kind not in ('exclusion', 'recheck', 'measure', 'complaint_due', 'complaint_decided', 'dispute_decided',
    'fault_decided', 'reply_judged', 'appeal_decided', 'appeal_asked', 'complaint_in_hand'));

-- B27: nobody tied to a side says what the other side may read of its words.
create function guard_held_tie() returns trigger language plpgsql as $$
begin
  if tied_to_complaint(new.decided_by, new.complaint_id) then
    raise exception 'tied to a side of the complaint'
      using errcode = 'check_violation', constraint = 'held_message_judged_without_ties';
  end if;
  return new;
end $$;
create trigger held_message_is_judged_untied before update of decided_by on held_message
  for each row execute function guard_held_tie();
