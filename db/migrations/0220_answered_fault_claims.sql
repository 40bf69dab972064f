-- A shop that said a bad review tells of somebody else's fault is answered by a statement with reasons, and can appeal
-- from it as from every answer that nothing is done (DSA Art. 20). It restricts nothing.
do $$
declare
  kinds text;
  subjects text;
begin
  select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conname = 'statement_kind_check';
  select pg_get_constraintdef(oid) into strict subjects from pg_constraint where conname = 'statement_kind_of_subject';
  alter table statement drop constraint statement_kind_check, drop constraint statement_kind_of_subject;
  execute format('alter table statement add constraint statement_kind_check check (kind = %L or %s)',
    'fault_claim_answered', substr(kinds, 6));
  execute format('alter table statement add constraint statement_kind_of_subject check (
    case when kind = %L then subject_kind = %L else %s end)',
    'fault_claim_answered', 'fault_claim', substr(subjects, 6));
end $$;
alter table statement drop constraint statement_restricts_with_fields,
  add constraint statement_restricts_with_fields check (fields is not null or kind in (
    'complaint_decided', 'dispute_answered', 'fault_claim_answered', 'appeal_decided', 'integrity_confirmed',
    'picking_confirmed'));

-- What the shop was answered with; null for what was answered before there was a statement of it.
alter table fault_claim add column statement_id uuid references statement;

alter table notice_preference drop constraint mandatory_notices, add constraint mandatory_notices check (
  in_bell or kind not in ('exclusion', 'recheck', 'measure', 'finding', 'letter_answered', 'complaint_due',
    'complaint_decided', 'dispute_decided', 'fault_decided', 'fault_answered', 'reply_judged', 'appeal_decided',
    'appeal_asked', 'complaint_in_hand'));

-- Whoever decided about the review, or has said whose fault it was, has had a part in the answer to such a claim.
create or replace function took_part(statement uuid, person uuid) returns boolean language sql stable as $$
  select person is not null and exists (
    select from statement s where s.id = $1 and (
      exists (select from event e where e.subject_kind = s.subject_kind and e.subject_id = s.subject_id
        and e.actor_kind = 'person' and e.actor_id = $2::text and e.type <> 'signal_marked')
      or exists (select from decision d where s.subject_kind = 'review' and d.subject_kind = 'review'
        and d.subject_id = s.subject_id and d.decided_by = $2)
      or exists (select from review_dispute x join decision d on d.subject_kind = 'review' and d.subject_id = x.review_id
        where x.id = case s.subject_kind when 'dispute' then s.subject_id::uuid end and d.decided_by = $2)
      or exists (select from fault_claim c
        where c.id = case s.subject_kind when 'fault_claim' then s.subject_id::uuid end and (
        exists (select from decision d where d.subject_kind = 'review' and d.subject_id = c.review_id
          and d.decided_by = $2)
        or exists (select from review_fault f where f.review_id = c.review_id and f.set_by = $2)
        or exists (select from fault_claim other where other.review_id = c.review_id and other.decided_by = $2)))
      or exists (select from removal_voice v where s.subject_kind = 'review' and v.review_id = s.subject_id
        and v.voiced_by = $2)
      or exists (select from measure m where s.subject_kind = 'measure' and m.id::text = s.subject_id
        and $2 in (m.imposed_by, m.closed_by))
      or exists (select from integrity_case c where s.subject_kind = 'integrity_case' and c.id::text = s.subject_id
        and c.decided_by = $2)
      or exists (select from praise_picking p where s.subject_kind = 'praise_picking' and p.id::text = s.subject_id
        and p.settled_by = $2)
      or exists (select from exclusion x where s.subject_kind = 'exclusion' and x.id::text = s.subject_id
        and $2 in (x.proposed_by, x.approved_by, x.stopped_by, x.stop_confirmed_by, x.termination_noticed_by))))
$$;

create or replace function parties_of_statement(statement uuid) returns setof text language sql stable as $$
  select party from statement s, unnest(array[s.addressee_seller_id, s.addressee_person_id]) party
    where s.id = $1 and party is not null
  union select party from statement s join review r on r.id = s.subject_id, unnest(array[r.seller_id, r.author_id]) party
    where s.id = $1 and s.subject_kind = 'review'
  union select party from statement s
    join review_dispute d on d.id = case s.subject_kind when 'dispute' then s.subject_id::uuid end
    join review r on r.id = d.review_id, unnest(array[d.seller_id, r.author_id]) party
    where s.id = $1
  union select party from statement s
    join fault_claim c on c.id = case s.subject_kind when 'fault_claim' then s.subject_id::uuid end
    join review r on r.id = c.review_id, unnest(array[c.seller_id, r.author_id]) party
    where s.id = $1
  union select party from statement s
    join integrity_case c on c.id = case s.subject_kind when 'integrity_case' then s.subject_id::uuid end
    join review r on r.id = c.review_id, unnest(array[c.seller_id, r.author_id]) party
    where s.id = $1
  union select party from statement s, parties_of_complaint(s.subject_id) party
    where s.id = $1 and s.subject_kind = 'complaint'
$$;
