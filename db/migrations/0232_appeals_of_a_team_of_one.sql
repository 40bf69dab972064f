-- B27: a waiver can be for appeals too, where one person alone hears them.
alter table independence_waiver drop constraint waiver_kinds,
  add constraint waiver_kinds check (cardinality(kinds) > 0 and kinds <@ array['dispute', 'appeal']);

create or replace function judges_of(kind text) returns text[] language sql immutable as $$
  select case kind when 'dispute' then array['moderator', 'senior', 'quality_manager'] when 'appeal' then array['appeals']
    else '{}' end
$$;

-- Who answered an appeal before it came to be judged anew. Until now they stood among those it touches, where a waiver
-- could not tell them from these.
create table appeal_decider (
  appeal_id uuid not null references appeal,
  account_id uuid not null references account,
  decided_at timestamptz not null,
  primary key (appeal_id, account_id)
);
create trigger appeal_decider_is_append_only before update or delete on appeal_decider
  for each row execute function refuse_change();
create trigger appeal_decider_is_never_emptied before truncate on appeal_decider
  for each statement execute function refuse_change();
revoke update, delete, truncate on appeal_decider from assay_app;

create function took_part_in_appeal(appeal uuid, statement uuid, person uuid) returns boolean language sql stable as $$
  select person is not null and (took_part($2, $3)
    or exists (select from appeal_decider d where d.appeal_id = $1 and d.account_id = $3))
$$;

-- Under which waiver an appeal was last taken, proposed or decided about, and when; null where by somebody with no part.
alter table appeal add column waiver_id uuid references independence_waiver,
  add column waived_at timestamptz,
  add constraint waived_at_an_instant check ((waiver_id is null) = (waived_at is null));
create index appeal_waiver on appeal (waiver_id) where waiver_id is not null;

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
    continue when reviewer is null;
    if not is_waived(new.waiver_id, 'appeal', reviewer, array(select parties_of_statement(new.statement_id)), new.waived_at)
      and took_part_in_appeal(new.id, new.statement_id, reviewer) then
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
  if new.decided_by is distinct from old.decided_by and new.waived_at <> new.decided_at then
    raise exception 'an appeal is decided under the waiver of that instant' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- An appeal that was right says whose fault it was, in the name of whoever heard it: under the waiver for appeals.
create function judged_kind(person uuid) returns text language sql stable as $$
  select case when role = any(judges_of('appeal')) then 'appeal' else 'dispute' end from account where id = $1
$$;

create or replace function guard_fault_claim() returns trigger language plpgsql as $$
begin
  if old.state <> 'open' and new is distinct from old then
    raise exception 'a claim that is over stays so' using errcode = 'check_violation';
  end if;
  if (new.review_id, new.revision, new.seller_id, new.fault, new.text)
    is distinct from (old.review_id, old.revision, old.seller_id, old.fault, old.text) then
    raise exception 'what is claimed is fixed' using errcode = 'check_violation';
  end if;
  if new.decided_by is not null
    and not is_waived(new.waiver_id, judged_kind(new.decided_by), new.decided_by, parties_of_review(new.review_id),
      new.decided_at)
    and (
    exists (select from decision d where d.subject_kind = 'review' and d.subject_id = new.review_id
      and d.decided_by = new.decided_by)
    or exists (select from review_fault f where f.review_id = new.review_id and f.set_by = new.decided_by)
    or exists (select from fault_claim c where c.review_id = new.review_id and c.id <> new.id
      and c.decided_by = new.decided_by)) then
    raise exception 'nobody judges a claim about what they decided or found'
      using errcode = 'check_violation', constraint = 'fault_claim_judged_by_others';
  end if;
  return new;
end $$;

create or replace function guard_fault() returns trigger language plpgsql as $$
begin
  if not is_waived(new.waiver_id, judged_kind(new.set_by), new.set_by, parties_of_review(new.review_id), new.set_at)
    and exists (
    select from decision d where d.subject_kind = 'review' and d.subject_id = new.review_id
      and d.decided_by = new.set_by and d.decided_at < new.set_at) then
    raise exception 'nobody says whose fault it was of what they decided'
      using errcode = 'check_violation', constraint = 'fault_said_by_others';
  end if;
  return new;
end $$;
