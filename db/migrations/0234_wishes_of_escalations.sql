-- Staff are told in the application, too, of what is overdue and has come up to them, and choose when they are mailed of
-- it; not whether.
alter table notice_preference
  drop constraint mandatory_notices,
  add constraint mandatory_notices check (
    in_bell or kind not in ('exclusion', 'recheck', 'measure', 'finding', 'letter_answered', 'complaint_due',
      'complaint_decided', 'dispute_decided', 'fault_decided', 'fault_answered', 'reply_judged', 'appeal_decided',
      'appeal_asked', 'complaint_in_hand', 'letter_overdue', 'notice_unconfirmed', 'stop_unreviewed',
      'hiding_overdue')),
  drop constraint mandatory_mails,
  add constraint mandatory_mails check (
    mail <> 'off' or kind not in ('letter_answered', 'complaint_due', 'appeal_asked', 'letter_overdue',
      'notice_unconfirmed', 'stop_unreviewed', 'hiding_overdue'));
