-- Every decision that restricts somebody is explained, and everybody who asked for something is answered: statements
-- are about reviews, complaints, disputes and appeals too, and their readers may have no account here.
alter table statement
  drop constraint statement_kind_check,
  drop constraint statement_subject_kind_check,
  drop constraint statement_kind_of_subject;
alter table statement
  alter column addressee_seller_id drop not null,
  -- The marketplace's id of somebody who has no account here: the author of a review, a complainant.
  add column addressee_person_id text,
  -- The decision about a review that it explains.
  add column decision_id uuid references decision,
  add constraint statement_has_one_addressee check (num_nonnulls(addressee_seller_id, addressee_person_id) = 1),
  add constraint statement_kind_of_subject check (subject_kind = case
    when kind = 'measure_notice' then 'measure'
    when kind like 'review\_%' then 'review'
    when kind like 'complaint\_%' then 'complaint'
    when kind like 'dispute\_%' then 'dispute'
    when kind like 'appeal\_%' then 'appeal'
    else 'exclusion' end),
  add constraint statement_kind_check check (kind in (
    'exclusion_notice', 'recheck_refusal', 'reinstatement', 'immediate_stop', 'termination_notice', 'annulment',
    'measure_notice', 'review_rejected', 'review_redacted', 'review_returned', 'complaint_decided',
    'dispute_answered', 'appeal_decided')),
  add constraint statement_explains_its_decision check (decision_id is null or subject_kind = 'review');
create unique index statement_decision on statement (decision_id) where decision_id is not null;
create index statement_person on statement (addressee_person_id, created_at desc)
  where addressee_person_id is not null;
create index statement_made on statement (created_at, id);
