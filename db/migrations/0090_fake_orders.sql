-- Orders found to be fake count for nobody: found among all others at once.
create index complaint_fake_order on complaint (order_id, seller_id) where state = 'verified_fake';
insert into quality_dirty (seller_id, day)
select distinct s.seller_id, (s.at at time zone 'UTC')::date + shift
from (
  select o.seller_id, o.placed_at as at from complaint c
  join customer_order o on o.id = c.order_id and o.seller_id = c.seller_id where c.state = 'verified_fake'
  union all
  select r.seller_id, r.created_at from complaint c
  join review r on r.order_id = c.order_id and r.seller_id = c.seller_id where c.state = 'verified_fake'
) s cross join generate_series(-1, 1) as shift
on conflict do nothing;

-- Whether any case about a coerced change still keeps a review as it was.
create index integrity_case_review on integrity_case (review_id);
