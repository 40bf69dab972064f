-- A night moves the days at the edges of the buckets, a few thousand rows of each: they lie by seller, so that nearly
-- each has a page of its own. The index holds all of them, side by side.
drop index quality_day_day;
create index quality_day_day on quality_day (day) include (seller_id, cell, reviews, negatives, unanswered, complaints,
  linked_reviews, linked_negatives, linked_unanswered, linked_complaints, orders, due, late, cancelled, delivered,
  returned);

-- What speaks against a seller is looked up without reading what speaks for them.
create index review_negative_by_seller on review (seller_id, created_at) where rating <= 2 or held_rating <= 2;
