-- A seller says that what a bad review tells of was not its fault. No dispute: no rule is said to be broken.
create table fault_claim (
  id uuid primary key default gen_random_uuid(),
  review_id text not null references review,
  revision integer not null,
  seller_id text not null,
  fault text not null check (fault in ('platform', 'carrier', 'buyer')),
  text text not null check (length(text) between 1 and 5000),
  state text not null default 'open' check (state in ('open', 'decided', 'withdrawn')),
  filed_by uuid not null references account,
  filed_at timestamptz not null,
  due_at timestamptz not null,
  found text check (found in ('seller', 'platform', 'carrier', 'buyer', 'unclear')),
  decided_by uuid references account,
  decided_at timestamptz,
  note text check (length(note) between 1 and 5000),
  version integer not null default 1,
  check ((state = 'decided') = (decided_by is not null)),
  check (decided_by is null or (decided_at is not null and note is not null and found is not null))
);
create unique index one_open_fault_claim on fault_claim (review_id) where state = 'open';
create index fault_claim_of_review on fault_claim (review_id, filed_at desc);
create index fault_claim_line on fault_claim (due_at, id) where state = 'open';
create index fault_claim_decided on fault_claim (decided_at desc) where state = 'decided';

-- A claim is judged by somebody who neither decided about the review nor has said before whose fault it was.
create function guard_fault_claim() returns trigger language plpgsql as $$
begin
  if old.state <> 'open' and new is distinct from old then
    raise exception 'a claim that is over stays so' using errcode = 'check_violation';
  end if;
  if (new.review_id, new.revision, new.seller_id, new.fault, new.text)
    is distinct from (old.review_id, old.revision, old.seller_id, old.fault, old.text) then
    raise exception 'what is claimed is fixed' using errcode = 'check_violation';
  end if;
  if new.decided_by is not null and (
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
create trigger fault_claim_guard before update on fault_claim for each row execute function guard_fault_claim();
create trigger fault_claim_is_untied before update on fault_claim
  for each row execute function guard_tied_voice('decided_by');
create trigger fault_claim_is_never_deleted before delete on fault_claim
  for each row execute function refuse_change();
revoke delete, truncate on fault_claim from assay_app;

-- Whose fault it was found to be is told whatever a shop mutes.
alter table notice_preference drop constraint mandatory_notices, add constraint mandatory_notices check (
  in_bell or kind not in ('exclusion', 'recheck', 'measure', 'complaint_due', 'complaint_decided', 'dispute_decided',
    'fault_decided', 'appeal_decided', 'appeal_asked', 'complaint_in_hand'));
