-- Whoever was first to want a review taken down had a part in that too, though the decision is the second person's.
create or replace function took_part(statement uuid, person uuid) returns boolean language sql stable as $$
  select person is not null and exists (
    select from statement s where s.id = $1 and (
      exists (select from event e where e.subject_kind = s.subject_kind and e.subject_id = s.subject_id
        and e.actor_kind = 'person' and e.actor_id = $2::text and e.type <> 'signal_marked')
      or exists (select from decision d where s.subject_kind = 'review' and d.subject_kind = 'review'
        and d.subject_id = s.subject_id and d.decided_by = $2)
      or exists (select from review_dispute x join decision d on d.subject_kind = 'review' and d.subject_id = x.review_id
        where s.subject_kind = 'dispute' and x.id::text = s.subject_id and d.decided_by = $2)
      or exists (select from removal_voice v where s.subject_kind = 'review' and v.review_id = s.subject_id
        and v.voiced_by = $2)
      or exists (select from measure m where s.subject_kind = 'measure' and m.id::text = s.subject_id
        and $2 in (m.imposed_by, m.closed_by))
      or exists (select from exclusion x where s.subject_kind = 'exclusion' and x.id::text = s.subject_id
        and $2 in (x.proposed_by, x.approved_by, x.stopped_by, x.stop_confirmed_by, x.termination_noticed_by))))
$$;
