-- After a return to the catalogue a seller is judged by what happened since: days before this one stay in
-- `quality_day`, and count in no counter.
alter table quality_seller add column evidence_from date;
