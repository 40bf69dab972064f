-- What a shop may have to do something about is looked up for its first page.
create index complaint_at_shop on complaint (seller_id)
  where state in ('awaiting_seller', 'negotiation', 'mediation', 'arbitration', 'remedy_pending');
