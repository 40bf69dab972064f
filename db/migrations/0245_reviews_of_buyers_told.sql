-- What is decided against a shop's review of a buyer is told to the shop whatever it wishes.
alter table notice_preference
  drop constraint mandatory_notices,
  add constraint mandatory_notices check (
    in_bell or kind not in ('exclusion', 'recheck', 'measure', 'finding', 'letter_answered', 'complaint_due',
      'complaint_decided', 'dispute_decided', 'fault_decided', 'fault_answered', 'reply_judged', 'own_review_judged',
      'appeal_decided', 'appeal_asked', 'complaint_in_hand', 'letter_overdue', 'notice_unconfirmed',
      'stop_unreviewed', 'hiding_overdue'));
