-- Who was first to want a published review taken down where that takes two people (V17).
create table removal_voice (
  review_id text not null references review,
  revision integer not null,
  reason_code text not null,
  voiced_by uuid not null references account,
  voiced_at timestamptz not null,
  primary key (review_id, revision)
);
create trigger removal_voice_is_append_only before update or delete on removal_voice
  for each row execute function refuse_change();
revoke update, delete, truncate on removal_voice from assay_app;

-- The second of the two is another person, whatever is sent to the database.
create function guard_removal() returns trigger language plpgsql as $$
begin
  if new.state = 'removed' and exists (
    select from removal_voice v where v.review_id = new.review_id and v.revision = new.revision
      and v.voiced_by = new.decided_by) then
    raise exception 'nobody is both of the two who take a review down'
      using errcode = 'check_violation', constraint = 'removal_by_two';
  end if;
  return new;
end $$;
create trigger review_dispute_removal before update on review_dispute for each row
  when (new.state = 'removed') execute function guard_removal();

create index decision_removals on decision (decided_at) where action = 'reject' and undone_at is null;
