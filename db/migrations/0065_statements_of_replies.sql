-- A seller's reply that is not shown is explained as any other restriction is. The kinds others have added stay.
do $$
declare
  kinds text;
  subjects text;
begin
  select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conname = 'statement_kind_check';
  select pg_get_constraintdef(oid) into strict subjects from pg_constraint where conname = 'statement_kind_of_subject';
  alter table statement drop constraint statement_kind_check, drop constraint statement_kind_of_subject;
  execute format('alter table statement add constraint statement_kind_check check (kind in (%L, %L) or %s)',
    'reply_rejected', 'reply_returned', substr(kinds, 6));
  execute format('alter table statement add constraint statement_kind_of_subject check (
    case when kind like %L then subject_kind = %L else %s end)', 'reply\_%', 'reply', substr(subjects, 6));
end $$;
