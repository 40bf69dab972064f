-- Which buyers the platform asked for a review at a seller's wish: each order once (R0.3, R1.3).
create table review_request (
  order_id text primary key references customer_order,
  seller_id text not null,
  buyer_id text not null,
  language text not null check (language in ('en', 'uk', 'ru', 'zh')),
  -- Which wording was sent: the same to everybody.
  wording integer not null,
  -- Empty where the seller asked through the marketplace.
  requested_by uuid references account,
  requested_at timestamptz not null
);
create index review_request_seller on review_request (seller_id, requested_at desc, order_id);
create index review_request_newest on review_request (requested_at desc);
create index review_request_buyer on review_request (buyer_id, requested_at);

-- That a shop has its happy buyers asked and leaves the others out (B15), with the figures of that moment.
create table praise_picking (
  id uuid primary key default gen_random_uuid(),
  seller_id text not null,
  found_at timestamptz not null,
  invited integer not null,
  invited_troubled integer not null,
  others integer not null,
  others_troubled integer not null,
  settled_at timestamptz,
  settled_by uuid references account,
  outcome text check (outcome in ('confirmed', 'explained')),
  note text check (length(note) between 1 and 2000),
  check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (outcome is null))
);
create unique index one_open_picking on praise_picking (seller_id) where settled_at is null;
create index praise_picking_open on praise_picking (found_at, id) where settled_at is null;
create index customer_order_delivered on customer_order (seller_id, delivered_at desc, id desc) where delivered_at is not null;
