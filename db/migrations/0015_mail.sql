-- Mail on its way out. `dedupe_key` says what a mail is about and for whom, so that nobody is told twice.
create table mail (
  id uuid primary key default gen_random_uuid(),
  recipient text not null check (length(recipient) between 3 and 320),
  language text not null check (language in ('en', 'uk', 'ru', 'zh')),
  kind text not null,
  subject text not null check (length(subject) between 1 and 300),
  text text not null,
  -- Whether the text signs its reader in: it is forgotten once it is sent or of no more use.
  is_secret boolean not null default false,
  seller_id text,
  dedupe_key text not null unique,
  -- kept: there is no mail server, so it is only shown in the outbox.
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'kept', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  leased_until timestamptz,
  last_error text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index mail_due on mail (next_at) where state = 'waiting';
create index mail_newest on mail (created_at desc, id desc);
create index mail_secret on mail (created_at) where is_secret and text <> '';
