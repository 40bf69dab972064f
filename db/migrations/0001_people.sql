-- The role the web process and the workers act as. It may add to the event log and never change it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'assay_app') then
    create role assay_app nologin;
  end if;
exception
  when duplicate_object or unique_violation then null; -- another database of this server was quicker
  when insufficient_privilege then
    raise exception 'The database user may not create roles: let an administrator run "create role assay_app; grant assay_app to %"', current_user;
end $$;

do $$
begin
  if not pg_has_role(current_user, 'assay_app', 'member') then
    execute format('grant assay_app to %I', current_user);
  end if;
end $$;

create table account (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  name text not null,
  role text not null
    check (role in ('moderator', 'senior', 'quality_manager', 'appeals', 'mediator', 'seller', 'admin')),
  password_hash text,
  seller_id text,
  language text not null default 'en' check (language in ('en', 'uk', 'ru', 'zh')),
  disabled_at timestamptz,
  created_at timestamptz not null,
  check ((role = 'seller') = (seller_id is not null))
);
create unique index account_email on account (lower(email));

-- A signed-in browser or API client. Only the hash of its token is kept.
create table session (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on session (account_id);

create table api_key (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  prefix text not null,
  secret_hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  created_by uuid references account,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
