-- What a file shows, as whoever handed it in says (B54); null where they said nothing.
alter table complaint_evidence add column shows text
  check (shows in ('before', 'after', 'signature', 'receipt', 'chat', 'other'));
alter table appeal_evidence add column shows text
  check (shows in ('before', 'after', 'signature', 'receipt', 'chat', 'other'));
