-- The marketplace's own ids are the keys: one installation serves one marketplace. Nothing here references
-- another table, because a review may arrive before its seller or its order.
create table seller (
  id text primary key check (length(id) between 1 and 128),
  name text not null,
  category text not null,
  joined_at timestamptz not null,
  language text,
  contact_email text,
  verification jsonb not null default '[]',
  content_digest bytea not null,
  received_at timestamptz not null,
  updated_at timestamptz not null
);
create index seller_category on seller (category, id);

create table customer_order (
  id text primary key check (length(id) between 1 and 128),
  seller_id text not null,
  buyer_id text not null,
  category text,
  placed_at timestamptz not null,
  amount numeric(20, 4),
  currency text,
  promised_by timestamptz,
  delivered_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by text check (cancelled_by in ('seller', 'buyer', 'platform')),
  cancel_reason text,
  returned_at timestamptz,
  return_reason text,
  content_digest bytea not null,
  received_at timestamptz not null,
  updated_at timestamptz not null
);
create index customer_order_seller on customer_order (seller_id, placed_at desc, id);

create table review (
  id text primary key check (length(id) between 1 and 128),
  seller_id text not null,
  order_id text,
  direction text not null check (direction in ('buyer_to_seller', 'seller_to_buyer')),
  rating smallint not null check (rating between 1 and 5),
  title text,
  text text not null check (length(text) <= 5000),
  language text,
  author_id text not null,
  author_registered_at timestamptz,
  device_hash text,
  address_hash text,
  payment_hash text,
  attachments jsonb not null default '[]',
  created_at timestamptz not null,
  received_at timestamptz not null,
  content_digest bytea not null,
  revision integer not null default 1,
  state text not null default 'received' check (state in (
    'received', 'edit_pending', 'queued', 'held_evidence', 'escalated',
    'published', 'published_redacted', 'returned_to_author', 'rejected', 'withdrawn')),
  -- Which revision readers see, and its text where parts are masked.
  published_revision integer,
  published_text text,
  authenticity text not null default 'unknown'
    check (authenticity in ('unknown', 'genuine', 'suspect', 'confirmed_fake')),
  -- 0–1; empty until screened.
  fake_probability real check (fake_probability between 0 and 1),
  due_at timestamptz,
  version integer not null default 1
);
create index review_newest on review (created_at desc, id desc);
create index review_by_state on review (state, created_at desc, id desc);
create index review_by_seller on review (seller_id, created_at desc, id desc);
create index review_by_author on review (author_id, created_at desc, id desc);
create index review_by_device on review (device_hash, created_at desc, id desc)
  where device_hash is not null;
create index review_by_address on review (address_hash, created_at desc, id desc)
  where address_hash is not null;
create index review_by_payment on review (payment_hash, created_at desc, id desc)
  where payment_hash is not null;
create index review_unscreened on review (received_at) where state in ('received', 'edit_pending');
create index review_by_order on review (order_id) where order_id is not null;

-- What a review said before it was edited.
create table review_revision (
  review_id text not null references review,
  revision integer not null,
  rating smallint not null,
  title text,
  text text not null,
  replaced_at timestamptz not null,
  primary key (review_id, revision)
);

create table reply (
  id text primary key check (length(id) between 1 and 128),
  review_id text not null,
  seller_id text not null,
  text text not null,
  created_at timestamptz not null,
  content_digest bytea not null,
  received_at timestamptz not null
);
create index reply_review on reply (review_id);
