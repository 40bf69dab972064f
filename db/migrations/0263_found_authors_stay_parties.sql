-- B27: whoever was once found to have demanded something with a review stays a party to the complaint, also when an
-- appeal has taken the finding back: they read what becomes of it, and nobody tied to them decides it anew.
create or replace function parties_of_complaint(complaint text) returns setof text language sql stable as $$
  select c.seller_id from complaint c where c.id = $1
  union select c.complainant_id from complaint c where c.id = $1
  union select o.buyer_id from complaint c join customer_order o on o.id = c.order_id and o.seller_id = c.seller_id
    where c.id = $1 and c.filed_by in ('seller', 'performer')
  union select r.author_id from complaint_notice n join review r on r.id = n.review_id
    where n.complaint_id = $1
  union select r.author_id from event e join review r on r.id = e.data -> 'facts' ->> 'reviewId'
    where e.subject_kind = 'complaint' and e.subject_id = $1 and e.type = 'complaint_moved'
      and e.data ->> 'move' = 'verify_extortion'
$$;
