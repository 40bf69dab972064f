-- R1.7: how the newest complaints ended, of all shops and of one.
create index complaint_ended on complaint (closed_at desc) where closed_at is not null and seller_asked_at is not null;
create index complaint_ended_at_shop on complaint (seller_id, closed_at desc)
  where closed_at is not null and seller_asked_at is not null;
