-- DSA Art. 23(2): who gives notice after notice of what breaks no law is warned, and then looked at last for a time. They
-- have no account, and are known by the address they left.
alter table abuse_warning
  drop constraint abuse_warning_what_check,
  drop constraint abuse_warning_party_kind_check,
  add constraint abuse_warning_what_check check (what in ('appeal', 'notice')),
  add constraint abuse_warning_party_kind_check check (party_kind in ('seller', 'person', 'address'));

create index complaint_reporter on complaint (lower(contact_email), stage_since)
  where channel = 'notice' and contact_email is not null;
