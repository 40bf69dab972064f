-- B27: where nobody else is there, an administrator can write down that one person judges what they decided themselves:
-- until when, and why. It lifts only that they decided it, for nobody who is tied, and not a moment longer than they are
-- the only one.
create table independence_waiver (
  id uuid primary key default gen_random_uuid(),
  kinds text[] not null constraint waiver_kinds check (cardinality(kinds) > 0 and kinds <@ array['dispute']),
  reason text not null check (length(trim(reason)) between 1 and 2000),
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  -- Ninety whole days and the rest of the first one, whatever the clocks do between.
  ends_at timestamptz not null check (ends_at > recorded_at and ends_at < recorded_at + interval '92 days'),
  ended_at timestamptz,
  ended_by uuid references account,
  check ((ended_at is null) = (ended_by is null))
);
create index independence_waiver_newest on independence_waiver (recorded_at desc);

create function guard_waiver() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
    or to_jsonb(new) - 'ended_at' - 'ended_by' is distinct from to_jsonb(old) - 'ended_at' - 'ended_by' then
    raise exception 'a waiver stays as it was recorded, and ends once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger waiver_guard before update on independence_waiver for each row execute function guard_waiver();
create trigger waiver_is_never_deleted before delete on independence_waiver
  for each row execute function refuse_change();
create trigger waiver_is_never_emptied before truncate on independence_waiver
  for each statement execute function refuse_change();
revoke delete, truncate on independence_waiver from assay_app;

-- The roles whose people judge a kind: the permission of the domain's table, which a test compares.
create function judges_of(kind text) returns text[] language sql immutable as $$
  select case kind when 'dispute' then array['moderator', 'senior', 'quality_manager'] else '{}' end
$$;

-- Whether nobody else is there who judges such a thing and is tied to none of its parties.
create function stands_alone(kind text, person uuid, parties text[]) returns boolean language sql stable as $$
  select not exists (
    select from account other where other.id <> $2 and other.disabled_at is null and other.role = any(judges_of($1))
      and not exists (select from unnest($3) party where tied_to(other.id, party)))
$$;

-- The waiver under which somebody judges such a thing at an instant; never one that they recorded themselves.
create function waiver_for(kind text, person uuid, parties text[], at timestamptz) returns uuid language sql stable as $$
  select w.id from independence_waiver w
  where $1 = any(w.kinds) and w.recorded_by <> $2 and w.ended_at is null and w.recorded_at <= $4 and w.ends_at > $4
    and stands_alone($1, $2, $3)
  order by w.recorded_at desc, w.id limit 1
$$;

-- Whether the waiver a decision names is one under which it can be made; whoever would end it waits until then.
create function is_waived(waiver uuid, kind text, person uuid, parties text[], at timestamptz)
  returns boolean language plpgsql as $$
begin
  if waiver is null then return false; end if;
  if at < assay_now() - interval '5 minutes' and not may_backdate() then
    raise exception 'nothing is decided in the past' using errcode = 'check_violation';
  end if;
  perform from independence_waiver w where w.id = waiver and w.ended_at is null and kind = any(w.kinds)
    and w.recorded_by <> person and w.recorded_at <= at and w.ends_at > at for share;
  if not found or not stands_alone(kind, person, parties) then
    raise exception 'no such waiver is in force' using errcode = 'check_violation', constraint = 'waiver_in_force';
  end if;
  return true;
end $$;

create function parties_of_review(review text) returns text[] language sql stable as $$
  select array[r.seller_id, r.author_id] from review r where r.id = $1
$$;

-- Under which waiver something was judged; null where by somebody who had not decided it.
alter table review_dispute add column waiver_id uuid references independence_waiver,
  add constraint waived_where_judged check (waiver_id is null or decided_by is not null);
alter table fault_claim add column waiver_id uuid references independence_waiver,
  add constraint waived_where_judged check (waiver_id is null or decided_by is not null);
alter table review_fault add column waiver_id uuid references independence_waiver;
create index review_dispute_waiver on review_dispute (waiver_id) where waiver_id is not null;
create index fault_claim_waiver on fault_claim (waiver_id) where waiver_id is not null;

create or replace function guard_dispute() returns trigger language plpgsql as $$
begin
  if old.state <> 'open' and new is distinct from old then
    raise exception 'a dispute that is over stays so' using errcode = 'check_violation';
  end if;
  if new.review_id <> old.review_id or new.text <> old.text or new.reason_code <> old.reason_code then
    raise exception 'what is disputed and why is fixed' using errcode = 'check_violation';
  end if;
  if new.decided_by is not null
    and not is_waived(new.waiver_id, 'dispute', new.decided_by, parties_of_review(new.review_id), new.decided_at)
    and exists (select from decision d where d.subject_kind = 'review' and d.subject_id = new.review_id
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
    and not is_waived(new.waiver_id, 'dispute', new.decided_by, parties_of_review(new.review_id), new.decided_at)
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
  if not is_waived(new.waiver_id, 'dispute', new.set_by, parties_of_review(new.review_id), new.set_at)
    and exists (
    select from decision d where d.subject_kind = 'review' and d.subject_id = new.review_id
      and d.decided_by = new.set_by and d.decided_at < new.set_at) then
    raise exception 'nobody says whose fault it was of what they decided'
      using errcode = 'check_violation', constraint = 'fault_said_by_others';
  end if;
  return new;
end $$;
