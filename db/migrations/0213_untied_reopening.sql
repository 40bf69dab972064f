-- B27: to put a review before people again is a voice about it, and the first of two where it takes two to take it down.
create function guard_tied_reopening() returns trigger language plpgsql as $$
begin
  if tied_to_review(new.actor_id::uuid, new.subject_id) then
    raise exception 'nobody reopens a review of whom they are tied to'
      using errcode = 'check_violation', constraint = 'review_reopened_without_ties';
  end if;
  return new;
end $$;
create trigger review_is_reopened_untied before insert on event for each row
  when (new.type = 'review_reopened' and new.actor_kind = 'person') execute function guard_tied_reopening();
