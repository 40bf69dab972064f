-- Files that show what a letter says. The bytes lie on disk under their SHA-256; taken back, a row stays, so that it is
-- known which files a version was sent with.
create table letter_file (
  id uuid primary key default gen_random_uuid(),
  letter_id uuid not null references letter,
  seller_id text not null,
  digest bytea not null check (length(digest) = 32),
  name text not null,
  type text not null check (type in ('jpeg', 'png', 'webp', 'pdf')),
  size integer not null check (size between 1 and 10485760),
  added_by uuid not null references account,
  added_at timestamptz not null,
  removed_at timestamptz check (removed_at >= added_at)
);
create index letter_file_of on letter_file (letter_id, added_at);
create unique index letter_file_once on letter_file (letter_id, digest) where removed_at is null;
revoke update, delete, truncate on letter_file from assay_app;
grant update (removed_at) on letter_file to assay_app;
