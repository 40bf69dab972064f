-- B27 reaches further: the author of a review somebody gave notice of is a party to that notice, and whoever is tied to a
-- side neither says what a complaint is about nor hears why it was withdrawn.

create or replace function parties_of_complaint(complaint text) returns setof text language sql stable as $$
  select c.seller_id from complaint c where c.id = $1
  union select c.complainant_id from complaint c where c.id = $1
  union select o.buyer_id from complaint c join customer_order o on o.id = c.order_id and o.seller_id = c.seller_id
    where c.id = $1 and c.filed_by in ('seller', 'performer')
  union select r.author_id from complaint_notice n join review r on r.id = n.review_id
    where n.complaint_id = $1
$$;

drop trigger complaint_move_is_untied on event;
create trigger complaint_move_is_untied before insert on event for each row
  when (new.actor_kind = 'person' and (new.type in ('complaint_classified', 'complaint_withdrawal_heard')
    or new.type = 'complaint_moved' and new.data ->> 'by' = 'staff'))
  execute function guard_complaint_move();
