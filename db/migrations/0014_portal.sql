-- Owners of a shop add and remove its people; members do everything else.
alter table account add column shop_role text check (shop_role in ('owner', 'member'));
update account set shop_role = 'owner' where role = 'seller';
alter table account add constraint account_shop_role check ((role = 'seller') = (shop_role is not null));
-- Where mail goes, if not to the address one signs in with.
alter table account add column notify_email text;
create index account_shop on account (seller_id, created_at, id) where seller_id is not null;

-- A link that signs somebody in, once. Only the hash of its token is kept.
create table sign_in_link (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sign_in_link_account on sign_in_link (account_id);
create index sign_in_link_end on sign_in_link (expires_at);

-- What the marketplace signs hand-overs with. While one is replaced, two count.
create table handover_secret (
  id uuid primary key default gen_random_uuid(),
  secret text not null unique,
  created_at timestamptz not null,
  created_by uuid references account,
  ends_at timestamptz
);

-- Hand-overs that were used, kept until their tokens have ended by themselves.
create table handover_use (
  token_id text primary key,
  used_at timestamptz not null,
  expires_at timestamptz not null
);
create index handover_use_end on handover_use (expires_at);

-- What a shop and the marketplace's people write to each other.
create table case_message (
  id uuid primary key default gen_random_uuid(),
  seller_id text not null,
  exclusion_id uuid,
  sent_by text not null check (sent_by in ('seller', 'marketplace')),
  author_id uuid not null references account,
  text text not null check (length(text) between 1 and 5000),
  sent_at timestamptz not null,
  read_at timestamptz,
  -- The same form sent twice is one message.
  request_key text not null unique
);
create index case_message_seller on case_message (seller_id, sent_at desc, id desc);
create index case_message_unread on case_message (seller_id, sent_by) where read_at is null;
