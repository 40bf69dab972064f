-- What both sides of a complaint hand in. The bytes lie in the file store under their SHA-256; a row seals them with a
-- time, and is never changed or taken back.
create table complaint_evidence (
  id uuid primary key default gen_random_uuid(),
  complaint_id text not null references complaint,
  added_by text not null check (added_by in ('complainant', 'respondent')),
  -- Null: by a signed link.
  author_id uuid references account,
  -- Who sees it besides our people.
  lane text not null check (lane in ('complainant', 'respondent', 'both')),
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
  constraint sides_keep_their_own_lane check (lane in (added_by, 'both')),
  constraint a_place_has_both check ((latitude is null) = (longitude is null))
);
create unique index complaint_evidence_once on complaint_evidence (complaint_id, added_by, sent_digest);
create index complaint_evidence_of on complaint_evidence (complaint_id, sealed_at);
create trigger complaint_evidence_is_append_only before update or delete on complaint_evidence
  for each row execute function refuse_change();
revoke update, delete, truncate on complaint_evidence from assay_app;

-- K12: once an arbitration's evidence is sealed, none is added until it is decided.
create function guard_sealed_evidence() returns trigger language plpgsql as $$
begin
  if exists (select from complaint_arbitration a where a.complaint_id = new.complaint_id
      and a.decided_at is null and a.ended_at is null
      and (new.sealed_at >= a.evidence_until
        or (a.complainant_rested_at is not null and a.respondent_rested_at is not null))) then
    raise exception 'the evidence is sealed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger complaint_evidence_is_sealed before insert on complaint_evidence
  for each row execute function guard_sealed_evidence();
