-- Where both sides of an order review each other, neither reads the other before having written, if a category wants
-- it so: the marketplace hears of a review only once it is open.
create table sealed_review (
  review_id text primary key references review,
  order_id text not null,
  -- When it opens even if the other side stays silent.
  opens_at timestamptz not null,
  opened_at timestamptz
);
create index sealed_review_due on sealed_review (opens_at) where opened_at is null;
create index sealed_review_order on sealed_review (order_id);
create index review_of_buyer on review (order_id) where direction = 'seller_to_buyer';
