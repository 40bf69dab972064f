-- Which revision was taken back: only that one is shown again without screening (V19).
alter table review_withdrawal add column revision integer;
update review_withdrawal w set revision = coalesce(
  (select min(v.revision) from review_revision v where v.review_id = w.review_id and v.replaced_at > w.withdrawn_at),
  (select r.revision from review r where r.id = w.review_id));
alter table review_withdrawal alter column revision set not null,
  drop constraint review_withdrawal_outcome_check,
  add constraint review_withdrawal_outcome_check check (outcome in ('final', 'taken_back', 'revised'));
