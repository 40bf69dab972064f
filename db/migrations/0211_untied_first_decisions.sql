-- B27 from the first decision on: nobody decides about a review of whom they are tied to, nor about a reply to one.

create function guard_tied_decision() returns trigger language plpgsql as $$
begin
  if tied_to_review(new.decided_by, new.subject_id) then
    raise exception 'nobody judges a review of whom they are tied to'
      using errcode = 'check_violation', constraint = 'review_judged_without_ties';
  end if;
  return new;
end $$;
create trigger decision_is_untied before insert on decision for each row
  when (new.subject_kind = 'review' and new.decided_by is not null) execute function guard_tied_decision();

create trigger reply_is_decided_untied before update of decided_by, decided_at on reply for each row
  when (new.decided_by is not null and new.decided_at is distinct from old.decided_at)
  execute function guard_tied_voice('decided_by');

-- Whose address somebody writes from is asked at every claim.
create index seller_contact_email on seller (lower(contact_email)) where contact_email is not null;
