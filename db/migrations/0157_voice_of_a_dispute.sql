-- A voice for taking a review down belongs to the dispute it was raised in, and ends with that: the next one starts anew.
alter table removal_voice add column dispute_id uuid references review_dispute;
alter table removal_voice disable trigger removal_voice_is_append_only;
update removal_voice v set dispute_id = (
  select d.id from review_dispute d
  where d.review_id = v.review_id and d.revision = v.revision and d.filed_at <= v.voiced_at
  order by d.filed_at desc limit 1);
alter table removal_voice enable trigger removal_voice_is_append_only;
alter table removal_voice drop constraint removal_voice_pkey, add primary key (dispute_id),
  drop column revision, drop column reason_code;
create index removal_voice_of_review on removal_voice (review_id);

create or replace function guard_removal() returns trigger language plpgsql as $$
begin
  if new.state = 'removed' and exists (
    select from removal_voice v where v.dispute_id = new.id and v.voiced_by = new.decided_by) then
    raise exception 'nobody is both of the two who take a review down'
      using errcode = 'check_violation', constraint = 'removal_by_two';
  end if;
  return new;
end $$;
