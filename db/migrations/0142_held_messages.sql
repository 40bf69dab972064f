-- What a side wrote to the other in which a benefit and a review are spoken of, though neither is plainly tied to the
-- other: one of our people reads it first. No clock decides about it.
create table held_message (
  id uuid primary key default gen_random_uuid(),
  complaint_id text not null references complaint,
  sent_by text not null check (sent_by in ('complainant', 'respondent')),
  -- Null: by a signed link.
  author_id uuid references account,
  text text not null check (length(text) between 1 and 5000),
  held_at timestamptz not null,
  request_key text not null unique,
  outcome text check (outcome in ('delivered', 'stopped')),
  decided_by uuid references account,
  decided_at timestamptz,
  constraint held_until_decided check (
    (outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null))
);
create index held_message_waiting on held_message (held_at, id) where outcome is null;
create index held_message_of on held_message (complaint_id, held_at);

create function guard_held_message() returns trigger language plpgsql as $$
begin
  if old.outcome is not null or (new.complaint_id, new.sent_by, new.text, new.held_at, new.request_key)
      is distinct from (old.complaint_id, old.sent_by, old.text, old.held_at, old.request_key) then
    raise exception 'what was held is decided once and stays as it was written' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger held_message_guard before update on held_message
  for each row execute function guard_held_message();
create trigger held_message_is_never_deleted before delete on held_message
  for each row execute function refuse_change();
revoke delete, truncate on held_message from assay_app;
