-- What an arbiter decided and an appeal takes back opens the complaint again where it went on to meanwhile: what had
-- been ordered was not done, and it is mediated about or decided once more.
alter table complaint_move disable trigger complaint_move_is_fixed;
insert into complaint_move (from_state, to_state) values ('mediation', 'reopened'), ('arbitration', 'reopened');
alter table complaint_move enable trigger complaint_move_is_fixed;

alter table complaint_mediation drop constraint complaint_mediation_outcome_check,
  add constraint complaint_mediation_outcome_check
    check (outcome in ('settled', 'arbitration', 'withdrawn', 'appealed'));

-- A missed remedy that is annulled is settled for a second time.
create or replace function guard_given_terms() returns trigger language plpgsql as $$
declare
  fixed constant text[] := array['id', 'complaint_id', 'mediation_id', 'made_by', 'author_id', 'kind', 'amount', 'currency',
    'percent', 'words', 'counters', 'made_at', 'expires_at', 'due_days', 'text', 'drafted_by', 'drafted_at', 'source',
    'source_id', 'owed_at', 'due_at', 'opened_by', 'opened_at', 'evidence_until'];
  once constant text[] := array['settled_at', 'complainant_signed_at', 'respondent_signed_at', 'replaced_at', 'proof',
    'proven_by', 'proven_at', 'stands_at', 'arbiter_id', 'decided_at', 'decided_for', 'ground', 'reasons', 'ended_at',
    'complainant_rested_at', 'respondent_rested_at'];
  is_annulled constant boolean := tg_table_name = 'complaint_remedy'
    and to_jsonb(old) ->> 'state' = 'missed' and to_jsonb(new) ->> 'state' = 'annulled';
begin
  if exists (select from jsonb_each(to_jsonb(old)) o join jsonb_each(to_jsonb(new)) n using (key)
             where o.value <> n.value and (key = any(fixed) or (key = any(once) and o.value <> 'null'))
               and not (key = 'settled_at' and is_annulled)) then
    raise exception 'what was given is fixed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
