-- What an act is mailed with in words of its own comes as its reader wishes: outside their quiet hours, or with the
-- digest. `wanted_at` is when it would have come otherwise; folded: it went with a digest.
alter table mail
  add column reader_id uuid references account on delete set null,
  add column wanted_at timestamptz,
  add column in_digest boolean not null default false,
  add constraint wanted_by_somebody check (wanted_at is not null or reader_id is null and not in_digest),
  drop constraint mail_state_check,
  add constraint mail_state_check check (state in ('waiting', 'sent', 'kept', 'failed', 'folded'));
create index mail_of_reader on mail (reader_id) where state = 'waiting' and reader_id is not null;
create index mail_to_fold on mail (next_at) where state = 'waiting' and in_digest;

-- Nobody could choose these mails until now, so nobody has muted them.
update notice_preference set mail = 'now' where kind in
  ('letter_answered', 'message', 'complaint_due', 'complaint_offer', 'complaint_news', 'appeal_asked');

-- A letter is always answered (R4.7).
update notice_preference set in_bell = true where kind = 'letter_answered' and not in_bell;
alter table notice_preference drop constraint mandatory_notices, add constraint mandatory_notices check (
  in_bell or kind not in ('exclusion', 'recheck', 'measure', 'finding', 'letter_answered', 'complaint_due',
    'complaint_decided', 'dispute_decided', 'fault_decided', 'reply_judged', 'appeal_decided', 'appeal_asked',
    'complaint_in_hand'));
alter table notice_preference add constraint mandatory_mails check (
  mail <> 'off' or kind not in ('letter_answered', 'complaint_due', 'appeal_asked'));
