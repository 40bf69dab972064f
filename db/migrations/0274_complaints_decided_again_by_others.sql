-- B27: whoever decided a complaint does not decide it once more when it was contested, opened again or brought before an
-- arbiter anew, unless they are a team of one under a recorded waiver.
alter table independence_waiver drop constraint waiver_kinds, add constraint waiver_kinds
  check (cardinality(kinds) > 0 and kinds <@ array['dispute', 'appeal', 'complaint', 'arbitration']);

create or replace function judges_of(kind text) returns text[] language sql immutable as $$
  select case kind when 'dispute' then array['moderator', 'senior', 'quality_manager'] when 'appeal' then array['appeals']
    when 'complaint' then array['moderator', 'senior', 'mediator'] when 'arbitration' then array['senior', 'mediator']
    else '{}' end
$$;

-- The moves by which a person decides a complaint, as the domain has them, which a test compares.
create function decides_complaint() returns text[] language sql immutable as $$
  select array['mark_duplicate', 'put_out_of_scope', 'find_invalid', 'verify_fake', 'verify_extortion', 'not_prove',
    'remove_content', 'decide']
$$;

create function decided_complaint(person uuid, complaint text) returns boolean language sql stable as $$
  select person is not null and exists (select from event e
    where e.subject_kind = 'complaint' and e.subject_id = $2 and e.type = 'complaint_moved'
      and e.actor_kind = 'person' and e.actor_id = $1::text and e.data ->> 'by' = 'staff'
      and e.data ->> 'move' = any(decides_complaint()))
$$;

create or replace function guard_complaint_move() returns trigger language plpgsql as $$
declare
  kind constant text := case new.data ->> 'before' when 'triage' then 'complaint' when 'reopened' then 'complaint'
    when 'arbitration' then 'arbitration' end;
begin
  if tied_to_complaint(new.actor_id::uuid, new.subject_id) then
    raise exception 'tied to a side of the complaint'
      using errcode = 'check_violation', constraint = 'complaint_moved_without_ties';
  end if;
  if kind is not null and new.data ->> 'move' not in ('fast_track', 'reopen_on_appeal')
    and not is_waived((new.data ->> 'waiverId')::uuid, kind, new.actor_id::uuid,
      array(select parties_of_complaint(new.subject_id)), new.happened_at)
    and decided_complaint(new.actor_id::uuid, new.subject_id) then
    raise exception 'nobody decides a complaint again that they decided'
      using errcode = 'check_violation', constraint = 'complaint_decided_again_by_others';
  end if;
  return new;
end $$;
