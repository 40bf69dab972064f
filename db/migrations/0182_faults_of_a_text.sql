-- Whose fault it was, and what the marketplace answers to it, hold for the text readers could see when it was said; of
-- another text both are said anew. Whatever was said before a text was replaced was said of that text.
alter table review_fault add column revision integer;
alter table platform_answer add column revision integer;

alter table review_fault disable trigger user;
update review_fault f set revision = coalesce(
  (select min(v.revision) from review_revision v where v.review_id = f.review_id and v.replaced_at > f.set_at),
  (select r.revision from review r where r.id = f.review_id));
alter table review_fault enable trigger user;

alter table platform_answer disable trigger user;
update platform_answer a set revision = coalesce(
  (select min(v.revision) from review_revision v where v.review_id = a.review_id and v.replaced_at > a.written_at),
  (select r.revision from review r where r.id = a.review_id));
alter table platform_answer enable trigger user;

alter table review_fault alter column revision set not null,
  drop constraint review_fault_pkey, add primary key (review_id, revision);
alter table platform_answer alter column revision set not null,
  drop constraint platform_answer_pkey, add primary key (review_id, revision);
