-- What whoever appeals hands in. As with complaints the bytes lie in the file store under their SHA-256; a row seals
-- them with a time, and is never changed or taken back.
create table appeal_evidence (
  id uuid primary key default gen_random_uuid(),
  appeal_id uuid not null references appeal,
  -- Null: by a signed link.
  author_id uuid references account,
  -- Of what is kept, and of what was sent: a picture is drawn anew.
  digest bytea not null check (length(digest) = 32),
  sent_digest bytea not null check (length(sent_digest) = 32),
  name text not null check (length(name) between 1 and 120),
  type text not null check (type in ('jpeg', 'png', 'webp', 'pdf')),
  size integer not null check (size between 1 and 10485760),
  -- What the camera noted: its own clock, and where it was.
  taken_at text check (length(taken_at) between 19 and 25),
  latitude double precision check (abs(latitude) <= 90),
  longitude double precision check (abs(longitude) <= 180),
  sealed_at timestamptz not null,
  constraint a_place_has_both check ((latitude is null) = (longitude is null))
);
create unique index appeal_evidence_once on appeal_evidence (appeal_id, sent_digest);
create index appeal_evidence_of on appeal_evidence (appeal_id, sealed_at);
create trigger appeal_evidence_is_append_only before update or delete on appeal_evidence
  for each row execute function refuse_change();
create trigger appeal_evidence_is_never_emptied before truncate on appeal_evidence
  for each statement execute function refuse_change();
revoke update, delete, truncate on appeal_evidence from assay_app;

-- What was decided was decided by what was there: afterwards nothing is added.
create function guard_appeal_evidence() returns trigger language plpgsql as $$
begin
  if not exists (select from appeal where id = new.appeal_id
      and state in ('submitted', 'assigned', 'under_review', 'info_requested', 'second_opinion')) then
    raise exception 'the appeal is over' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger appeal_evidence_is_in_time before insert on appeal_evidence
  for each row execute function guard_appeal_evidence();
