-- What has a deadline with a consequence, and what is decided about a shop, cannot be muted.
alter table notice_preference drop constraint mandatory_notices, add constraint mandatory_notices check (
  in_bell or kind not in ('exclusion', 'recheck', 'measure', 'complaint_due', 'complaint_decided', 'dispute_decided',
    'appeal_decided', 'appeal_asked'));
