-- Each result of a night is written twice, its counts and then its marks: room for all of them on their pages spares the
-- indexes, which know nothing of marks.
alter table seller_quality set (fillfactor = 48);
