-- A seller says that one published review breaks a rule (V14–V17). The review can be read meanwhile.
create table review_dispute (
  id uuid primary key default gen_random_uuid(),
  review_id text not null references review,
  revision integer not null,
  seller_id text not null,
  reason_code text not null,
  text text not null check (length(text) between 1 and 5000),
  new_facts text check (length(new_facts) between 1 and 5000),
  state text not null default 'open' check (state in ('open', 'kept', 'removed', 'withdrawn')),
  filed_by uuid not null references account,
  filed_at timestamptz not null,
  due_at timestamptz not null,
  decided_by uuid references account,
  decided_at timestamptz,
  note text check (length(note) between 1 and 5000),
  statement_id uuid references statement,
  version integer not null default 1,
  check ((state in ('kept', 'removed')) = (decided_by is not null)),
  check (decided_by is null or (decided_at is not null and note is not null and statement_id is not null))
);
create unique index one_open_dispute on review_dispute (review_id) where state = 'open';
create index review_dispute_of_review on review_dispute (review_id, filed_at desc);
create index review_dispute_of_seller on review_dispute (seller_id, filed_at desc);
create index review_dispute_line on review_dispute (due_at, id) where state = 'open';

-- When a seller was told that disputes without ground are heard less. Once in a row of them.
create table dispute_warning (
  seller_id text not null,
  warned_at timestamptz not null,
  primary key (seller_id, warned_at)
);

-- Whose fault what a review tells of was, where people found out.
create table review_fault (
  review_id text primary key references review,
  fault text not null check (fault in ('seller', 'platform', 'carrier', 'buyer', 'unclear')),
  set_by uuid not null references account,
  set_at timestamptz not null
);

-- V16: whoever decided about the review judges no dispute of it, whatever is sent to the database.
create function guard_dispute() returns trigger language plpgsql as $$
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
  return new;
end $$;
create trigger review_dispute_guard before update on review_dispute for each row execute function guard_dispute();
create trigger review_dispute_is_never_deleted before delete on review_dispute
  for each row execute function refuse_change();
create trigger dispute_warning_is_append_only before update or delete on dispute_warning
  for each row execute function refuse_change();
revoke delete, truncate on review_dispute from assay_app;
revoke update, delete, truncate on dispute_warning from assay_app;

-- An appeal from the answer to a dispute is not judged by who decided about the review either.
create or replace function took_part(statement uuid, person uuid) returns boolean language sql stable as $$
  select person is not null and exists (
    select from statement s where s.id = $1 and (
      exists (select from event e where e.subject_kind = s.subject_kind and e.subject_id = s.subject_id
        and e.actor_kind = 'person' and e.actor_id = $2::text and e.type <> 'signal_marked')
      or exists (select from decision d where s.subject_kind = 'review' and d.subject_kind = 'review'
        and d.subject_id = s.subject_id and d.decided_by = $2)
      or exists (select from review_dispute x join decision d on d.subject_kind = 'review' and d.subject_id = x.review_id
        where s.subject_kind = 'dispute' and x.id::text = s.subject_id and d.decided_by = $2)
      or exists (select from measure m where s.subject_kind = 'measure' and m.id::text = s.subject_id
        and $2 in (m.imposed_by, m.closed_by))
      or exists (select from exclusion x where s.subject_kind = 'exclusion' and x.id::text = s.subject_id
        and $2 in (x.proposed_by, x.approved_by, x.stopped_by, x.stop_confirmed_by, x.termination_noticed_by))))
$$;
