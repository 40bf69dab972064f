-- Whoever has a complaint in hand is told of what is new in it, whatever else they muted.
alter table notice_preference drop constraint mandatory_notices, add constraint mandatory_notices check (
  in_bell or kind not in ('exclusion', 'recheck', 'measure', 'complaint_due', 'complaint_decided', 'dispute_decided',
    'appeal_decided', 'appeal_asked', 'complaint_in_hand'));
-- What a mediator mediates.
create index complaint_mediator_account on complaint_mediator (account_id);
