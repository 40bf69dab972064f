-- B27: alone is only somebody who judges such things themselves. Whoever cannot is no team of one, whatever they decided.
create or replace function stands_alone(kind text, person uuid, parties text[]) returns boolean language sql stable as $$
  select exists (select from account judge where judge.id = $2 and judge.role = any(judges_of($1)))
    and not exists (
    select from account other where other.id <> $2 and other.disabled_at is null and other.role = any(judges_of($1))
      and not exists (select from unnest($3) party where tied_to(other.id, party)))
$$;

-- A review that was moved has, beside the seller who spoke of it, the one whose figures it counts in now.
create or replace function parties_of_statement(statement uuid) returns setof text language sql stable as $$
  select party from statement s, unnest(array[s.addressee_seller_id, s.addressee_person_id]) party
    where s.id = $1 and party is not null
  union select party from statement s join review r on r.id = s.subject_id, unnest(array[r.seller_id, r.author_id]) party
    where s.id = $1 and s.subject_kind = 'review'
  union select party from statement s
    join review_dispute d on d.id = case s.subject_kind when 'dispute' then s.subject_id::uuid end
    join review r on r.id = d.review_id, unnest(array[d.seller_id, r.seller_id, r.author_id]) party
    where s.id = $1
  union select party from statement s
    join fault_claim c on c.id = case s.subject_kind when 'fault_claim' then s.subject_id::uuid end
    join review r on r.id = c.review_id, unnest(array[c.seller_id, r.seller_id, r.author_id]) party
    where s.id = $1
  union select party from statement s
    join integrity_case c on c.id = case s.subject_kind when 'integrity_case' then s.subject_id::uuid end
    join review r on r.id = c.review_id, unnest(array[c.seller_id, r.author_id]) party
    where s.id = $1
  union select party from statement s, parties_of_complaint(s.subject_id) party
    where s.id = $1 and s.subject_kind = 'complaint'
$$;

-- An appeal that was right says whose fault it was in the name of whoever heard it. Whether they could was asked of the
-- appeal, with its parties, in the same transaction; asked again with those of the review, the answer could be another.
create function is_fault_waived(waiver uuid, person uuid, review text, at timestamptz) returns boolean language plpgsql as $$
begin
  if waiver is null then return false; end if;
  if exists (select from account where id = person and role = any(judges_of('appeal'))) then
    if exists (select from appeal a join statement s on s.id = a.statement_id
      join fault_claim c on c.id = case s.subject_kind when 'fault_claim' then s.subject_id::uuid end
      where a.waiver_id = waiver and a.decided_by = person and a.waived_at = at and c.review_id = review) then
      return true;
    end if;
    raise exception 'no such waiver is in force' using errcode = 'check_violation', constraint = 'waiver_in_force';
  end if;
  return is_waived(waiver, 'dispute', person, parties_of_review(review), at);
end $$;

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
    and not is_fault_waived(new.waiver_id, new.decided_by, new.review_id, new.decided_at)
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
  if not is_fault_waived(new.waiver_id, new.set_by, new.review_id, new.set_at)
    and exists (
    select from decision d where d.subject_kind = 'review' and d.subject_id = new.review_id
      and d.decided_by = new.set_by and d.decided_at < new.set_at) then
    raise exception 'nobody says whose fault it was of what they decided'
      using errcode = 'check_violation', constraint = 'fault_said_by_others';
  end if;
  return new;
end $$;
drop function judged_kind(uuid);
