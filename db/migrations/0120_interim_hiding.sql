-- A published review can be hidden for at most 72 hours where somebody may come to harm by it, until a senior who had no
-- part in it decides (V15, V17).
alter table review drop constraint review_state_check, add constraint review_state_check check (state in (
  'received', 'edit_pending', 'queued', 'held_evidence', 'escalated', 'published', 'published_redacted',
  'hidden_interim', 'returned_to_author', 'rejected', 'withdrawn'));
alter table decision drop constraint decision_action_check, add constraint decision_action_check check (action in (
  'publish', 'redact', 'return', 'reject', 'escalate', 'hide'));
create index review_hidden on review (due_at) where state = 'hidden_interim';

do $$
declare
  kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conname = 'statement_kind_check';
  alter table statement drop constraint statement_kind_check;
  execute format('alter table statement add constraint statement_kind_check check (kind = %L or %s)',
    'review_hidden', substr(kinds, 6));
end $$;

create function refuse_own_hiding() returns trigger language plpgsql as $$
begin
  if exists (
    select from decision d where d.subject_kind = new.subject_kind and d.subject_id = new.subject_id
      and d.decided_by = new.decided_by and d.to_state = 'hidden_interim' and d.undone_at is null) then
    raise exception 'Whoever hid a review does not decide about it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger decision_of_hidden before insert on decision for each row
  when (new.from_state = 'hidden_interim' and new.decided_by is not null) execute function refuse_own_hiding();
