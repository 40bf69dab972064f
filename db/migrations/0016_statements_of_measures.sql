-- A measure that restricts is explained as an exclusion is.
alter table statement drop constraint statement_kind_check, drop constraint statement_subject_kind_check;
alter table statement
  add constraint statement_kind_check check (kind in (
    'exclusion_notice', 'recheck_refusal', 'reinstatement', 'immediate_stop', 'termination_notice', 'annulment',
    'measure_notice')),
  add constraint statement_subject_kind_check check (subject_kind in ('exclusion', 'measure')),
  add constraint statement_kind_of_subject check ((kind = 'measure_notice') = (subject_kind = 'measure'));
