-- Those whose notices of illegal content go first (DSA Art. 22): a status the national coordinator gives, kept here by hand.
create table trusted_flagger (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  email text not null check (length(email) between 3 and 320),
  -- Since when they have the status.
  since date not null,
  -- While it is set their notices go as anybody's do.
  suspended_at timestamptz,
  created_at timestamptz not null,
  created_by uuid references account
);
create unique index trusted_flagger_email on trusted_flagger (lower(email));

-- Which of them gave it; null where anybody did.
alter table complaint_notice add column flagger_id uuid references trusted_flagger;
create index complaint_notice_flagger on complaint_notice (flagger_id) where flagger_id is not null;
