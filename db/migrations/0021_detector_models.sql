-- Models learnt from the marketplace's own decisions. One at most is the champion, which screening goes by; where
-- there is none, screening goes by the rules set by hand.
create table detector_model (
  id uuid primary key default gen_random_uuid(),
  number integer generated always as identity unique,
  state text not null default 'challenger' check (state in ('challenger', 'champion', 'retired')),
  -- The model as JSON, gzipped. What has judged reviews is never another afterwards.
  file bytea not null,
  figures jsonb not null,
  learnt_from jsonb not null,
  made_at timestamptz not null,
  promoted_by uuid references account,
  promoted_at timestamptz,
  -- Why it was promoted although it was worse than the champion in some respect.
  promotion_reason text,
  -- The champion before, to which a rollback returns; null where that was the rules set by hand.
  replaced uuid references detector_model,
  retired_at timestamptz,
  check (state = 'challenger' or promoted_at is not null),
  check ((state = 'retired') = (retired_at is not null))
);
create unique index detector_model_champion on detector_model (state) where state = 'champion';

revoke update on detector_model from assay_app;
grant update (state, promoted_by, promoted_at, promotion_reason, replaced, retired_at) on detector_model to assay_app;

-- What people decided for good, in the order in which it is learnt from.
create index decision_label on decision (decided_at, id)
  where decided_by is not null and action in ('publish', 'redact', 'reject');
