-- B27: whoever declared a tie to a seller or a buyer, or writes from the seller's own address, judges nothing of theirs:
-- no appeal, dispute, complaint, letter or exclusion, whatever is sent to the database.

create function tied_to(person uuid, party text) returns boolean language sql stable as $$
  select exists (select from declared_tie t where t.account_id = $1 and t.party_id = $2)
    or exists (select from account a join seller s on s.id = $2 and lower(s.contact_email) = lower(a.email)
      where a.id = $1)
$$;

-- A shop is one side; the other is whoever filed it, or the buyer of the order where the shop did.
create function parties_of_complaint(complaint text) returns setof text language sql stable as $$
  select c.seller_id from complaint c where c.id = $1
  union select c.complainant_id from complaint c where c.id = $1
  union select o.buyer_id from complaint c join customer_order o on o.id = c.order_id and o.seller_id = c.seller_id
    where c.id = $1 and c.filed_by in ('seller', 'performer')
$$;

create function tied_to_complaint(person uuid, complaint text) returns boolean language sql stable as $$
  select person is not null and (
    exists (select from parties_of_complaint($2) party where tied_to($1, party))
    or exists (select from complaint c join account a on lower(a.email) = lower(c.contact_email)
      where c.id = $2 and a.id = $1))
$$;

-- Whoever a statement is to, and both sides of what it is about.
create function parties_of_statement(statement uuid) returns setof text language sql stable as $$
  select party from statement s, unnest(array[s.addressee_seller_id, s.addressee_person_id]) party
    where s.id = $1 and party is not null
  union select party from statement s join review r on r.id = s.subject_id, unnest(array[r.seller_id, r.author_id]) party
    where s.id = $1 and s.subject_kind = 'review'
  union select party from statement s
    join review_dispute d on d.id = case s.subject_kind when 'dispute' then s.subject_id::uuid end
    join review r on r.id = d.review_id, unnest(array[d.seller_id, r.author_id]) party
    where s.id = $1
  union select party from statement s, parties_of_complaint(s.subject_id) party
    where s.id = $1 and s.subject_kind = 'complaint'
$$;

create function tied_to_statement(person uuid, statement uuid) returns boolean language sql stable as $$
  select person is not null and exists (select from parties_of_statement($2) party where tied_to($1, party))
$$;

create function tied_to_review(person uuid, review text) returns boolean language sql stable as $$
  select person is not null and exists (
    select from review r where r.id = $2 and (tied_to($1, r.seller_id) or tied_to($1, r.author_id)))
$$;

create or replace function guard_independence() returns trigger language plpgsql as $$
declare
  person uuid := case tg_table_name when 'complaint_mediator' then (to_jsonb(new) ->> 'account_id')::uuid
    else (to_jsonb(new) ->> 'arbiter_id')::uuid end;
begin
  if person is null then return new; end if;
  if tied_to_complaint(person, new.complaint_id) then
    raise exception 'tied to a side of the complaint' using errcode = 'check_violation';
  end if;
  if tg_table_name = 'complaint_arbitration' and exists (
      select from complaint_mediator m where m.complaint_id = new.complaint_id and m.account_id = person) then
    raise exception 'nobody decides what they mediated' using errcode = 'check_violation';
  end if;
  if tg_table_name = 'complaint_mediator' and exists (
      select from complaint_arbitration a where a.complaint_id = new.complaint_id and a.arbiter_id = person) then
    raise exception 'nobody mediates what they decided' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- Every person's move in a complaint is an event, so none is kept of somebody who is tied.
create function guard_complaint_move() returns trigger language plpgsql as $$
begin
  if tied_to_complaint(new.actor_id::uuid, new.subject_id) then
    raise exception 'tied to a side of the complaint'
      using errcode = 'check_violation', constraint = 'complaint_moved_without_ties';
  end if;
  return new;
end $$;
create trigger complaint_move_is_untied before insert on event for each row
  when (new.type = 'complaint_moved' and new.actor_kind = 'person' and new.data ->> 'by' = 'staff')
  execute function guard_complaint_move();

create or replace function guard_appeal() returns trigger language plpgsql as $$
declare reviewer uuid;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'submitted' then
      raise exception 'an appeal begins as submitted' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.id <> old.id or new.statement_id <> old.statement_id or new.grounds <> old.grounds
    or new.submitted_at <> old.submitted_at then
    raise exception 'from what and why an appeal is made is fixed' using errcode = 'check_violation';
  end if;
  if old.state <> new.state
    and not exists (select from appeal_move where from_state = old.state and to_state = new.state) then
    raise exception 'an appeal does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  foreach reviewer in array array[
    case when new.assignee is distinct from old.assignee then new.assignee end,
    case when new.proposed_by is distinct from old.proposed_by then new.proposed_by end,
    case when new.decided_by is distinct from old.decided_by then new.decided_by end] loop
    if took_part(new.statement_id, reviewer) then
      raise exception 'nobody judges an appeal from what they took part in'
        using errcode = 'check_violation', constraint = 'appeal_judged_by_others';
    end if;
    if exists (select from appeal_conflict where appeal_id = new.id and account_id = reviewer) then
      raise exception 'nobody judges an appeal that touches them'
        using errcode = 'check_violation', constraint = 'appeal_judged_without_conflict';
    end if;
    if tied_to_statement(reviewer, new.statement_id) then
      raise exception 'nobody judges an appeal of whom they are tied to'
        using errcode = 'check_violation', constraint = 'appeal_judged_without_ties';
    end if;
  end loop;
  return new;
end $$;

create or replace function guard_dispute() returns trigger language plpgsql as $$
begin
  if old.state <> 'open' and new is distinct from old then
    raise exception 'a dispute that is over stays so' using errcode = 'check_violation';
  end if;
  if new.review_id <> old.review_id or new.text <> old.text or new.reason_code <> old.reason_code then
    raise exception 'what is disputed and why is fixed' using errcode = 'check_violation';
  end if;
  if new.decided_by is not null and exists (
    select from decision d where d.subject_kind = 'review' and d.subject_id = new.review_id
      and d.decided_by = new.decided_by and d.decided_at < new.filed_at) then
    raise exception 'nobody judges a dispute of what they decided'
      using errcode = 'check_violation', constraint = 'dispute_judged_by_others';
  end if;
  if tied_to_review(new.decided_by, new.review_id) then
    raise exception 'nobody judges a dispute of whom they are tied to'
      using errcode = 'check_violation', constraint = 'dispute_judged_without_ties';
  end if;
  return new;
end $$;

create function guard_tied_voice() returns trigger language plpgsql as $$
begin
  if tied_to_review((to_jsonb(new) ->> tg_argv[0])::uuid, new.review_id) then
    raise exception 'nobody judges a review of whom they are tied to'
      using errcode = 'check_violation', constraint = 'review_judged_without_ties';
  end if;
  return new;
end $$;
create trigger removal_voice_is_untied before insert on removal_voice
  for each row execute function guard_tied_voice('voiced_by');
create trigger review_fault_is_untied before insert or update on review_fault
  for each row execute function guard_tied_voice('set_by');

-- The columns named are of people who judge something of a shop, found by the row itself, its letter or its case.
create function guard_ties() returns trigger language plpgsql as $$
declare
  given jsonb := to_jsonb(new);
  before jsonb := case tg_op when 'UPDATE' then to_jsonb(old) else '{}' end;
  seller text;
  doer text;
begin
  foreach doer in array tg_argv loop
    continue when given ->> doer is null or given ->> doer is not distinct from before ->> doer;
    seller := coalesce(seller, given ->> 'seller_id',
      (select seller_id from letter where id = (given ->> 'letter_id')::uuid),
      (select seller_id from exclusion where id = (given ->> 'exclusion_id')::uuid),
      (select x.seller_id from recheck_decision d join exclusion x on x.id = d.exclusion_id
        where d.id = (given ->> 'decision_id')::uuid));
    if tied_to((given ->> doer)::uuid, seller) then
      raise exception 'nobody judges a shop they are tied to'
        using errcode = 'check_violation', constraint = 'shop_judged_without_ties';
    end if;
  end loop;
  return new;
end $$;
create trigger letter_is_untied before update of judged_by on letter
  for each row execute function guard_ties('judged_by');
create trigger letter_row_verdict_is_untied before insert or update on letter_row_verdict
  for each row execute function guard_ties('judged_by');
create trigger letter_answer_is_untied before insert on letter_answer
  for each row execute function guard_ties('answered_by');
create trigger letter_return_is_untied before insert on letter_return
  for each row execute function guard_ties('returned_by');
create trigger commitment_is_untied before update of settled_by on commitment
  for each row execute function guard_ties('settled_by');
create trigger exclusion_is_untied before insert or update of proposed_by, approved_by, stopped_by, stop_confirmed_by,
  annulment_asked_by, annulled_by, termination_noticed_by on exclusion
  for each row execute function guard_ties('proposed_by', 'approved_by', 'stopped_by', 'stop_confirmed_by',
    'annulment_asked_by', 'annulled_by', 'termination_noticed_by');
create trigger exclusion_recheck_is_untied before insert on exclusion_recheck
  for each row execute function guard_ties('opened_by');
create trigger recheck_decision_is_untied before insert on recheck_decision
  for each row execute function guard_ties('decided_by');
create trigger recheck_approval_is_untied before insert on recheck_approval
  for each row execute function guard_ties('decided_by');
