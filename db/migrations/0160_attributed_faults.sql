-- Why it was found to be whose fault; null for what was found before there was a place for it.
alter table review_fault add column note text check (length(note) between 1 and 5000);

-- Whoever decided about a review does not say whose fault what it tells of was; what is decided with it at once may.
create function guard_fault() returns trigger language plpgsql as $$
begin
  if exists (
    select from decision d where d.subject_kind = 'review' and d.subject_id = new.review_id
      and d.decided_by = new.set_by and d.decided_at < new.set_at) then
    raise exception 'nobody says whose fault it was of what they decided'
      using errcode = 'check_violation', constraint = 'fault_said_by_others';
  end if;
  return new;
end $$;
create trigger review_fault_guard before insert or update on review_fault
  for each row execute function guard_fault();
