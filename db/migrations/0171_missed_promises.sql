-- A promise about a complaint that was missed counts as if it had been decided for the buyer; most complaints have none.
create index complaint_remedy_missed on complaint_remedy (complaint_id) where state = 'missed';
