-- A shop's causes are counted from the thousand it named last.
create index feedback_cause_newest on feedback_cause (seller_id, opened_at desc) where cause is not null;
