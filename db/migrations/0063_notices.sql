-- What somebody is told in the application, and by mail where they wish. One that is still unread takes up what
-- happens again to the same thing, so that nobody is told twice of one matter.
create table notice (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account on delete cascade,
  kind text not null,
  subject_id text not null,
  in_bell boolean not null,
  times integer not null default 1,
  created_at timestamptz not null,
  read_at timestamptz,
  -- now: as soon as it is not quiet; digest: with the others of the day; done: it was mailed.
  mail text check (mail in ('now', 'digest', 'done')),
  -- When its mail is due; empty until that is worked out.
  mail_at timestamptz
);
create unique index one_unread_notice on notice (account_id, kind, subject_id) where read_at is null;
create index notice_newest on notice (account_id, created_at desc, id desc) where in_bell;
create index notice_unread on notice (account_id) where read_at is null and in_bell;
create index notice_to_schedule on notice (created_at) where mail in ('now', 'digest') and mail_at is null;
create index notice_to_mail on notice (mail_at) where mail in ('now', 'digest') and mail_at is not null;

-- What departs from the defaults.
create table notice_preference (
  account_id uuid not null references account on delete cascade,
  kind text not null,
  in_bell boolean not null,
  mail text not null check (mail in ('now', 'digest', 'off')),
  primary key (account_id, kind),
  -- Decisions against a shop cannot be muted.
  constraint mandatory_notices check (in_bell or kind not in ('exclusion', 'recheck', 'measure'))
);

-- Minutes are counted from midnight in the person's zone. Quiet hours may go over midnight.
create table notice_setting (
  account_id uuid primary key references account on delete cascade,
  zone text not null,
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_until smallint check (quiet_until between 0 and 1439),
  digest_at smallint not null check (digest_at between 0 and 1439),
  check ((quiet_from is null) = (quiet_until is null) and quiet_from is distinct from quiet_until
    or quiet_from is null and quiet_until is null)
);
