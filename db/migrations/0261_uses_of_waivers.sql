-- How often a waiver was used is counted by what was recorded under it: a row forgets its waiver when it is judged anew.
create index event_waiver on event ((data ->> 'waiverId')) where data ->> 'waiverId' is not null;
drop index review_dispute_waiver, fault_claim_waiver;
