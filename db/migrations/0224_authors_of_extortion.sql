-- B27: whoever wrote the review with which something was demanded is a party to it, also where no order names them.
create or replace function parties_of_complaint(complaint text) returns setof text language sql stable as $$
  select c.seller_id from complaint c where c.id = $1
  union select c.complainant_id from complaint c where c.id = $1
  union select o.buyer_id from complaint c join customer_order o on o.id = c.order_id and o.seller_id = c.seller_id
    where c.id = $1 and c.filed_by in ('seller', 'performer')
  union select r.author_id from complaint_notice n join review r on r.id = n.review_id
    where n.complaint_id = $1
  union select r.author_id from complaint c
    join event e on e.subject_kind = 'complaint' and e.subject_id = c.id and e.type = 'complaint_moved'
      and e.data ->> 'move' = 'verify_extortion'
    join review r on r.id = e.data -> 'facts' ->> 'reviewId'
    where c.id = $1 and c.state = 'verified_extortion'
$$;
