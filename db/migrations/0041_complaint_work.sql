-- Complaints wait in lines of their own, on the same leases as reviews.
alter table work_item drop constraint work_item_kind_check;
alter table work_item add constraint work_item_kind_check check (kind in ('review', 'audit', 'complaint'));
alter table work_item drop constraint work_item_queue_check;
alter table work_item add constraint work_item_queue_check check (
  queue in ('reviews', 'seniors', 'complaints', 'danger', 'mediation', 'arbitration'));
-- What somebody has to know to judge it.
alter table work_item add column skill text
  check (skill in ('goods', 'services', 'integrity', 'privacy', 'safety'));

-- What a person judges best; empty: everything.
alter table account add column skills text[] not null default '{}'
  check (skills <@ array['goods', 'services', 'integrity', 'privacy', 'safety']);
alter table account add column languages text[] not null default '{}'
  check (languages <@ array['en', 'uk', 'ru', 'zh']);

-- One and the same complaint sent twice is found by these.
create index complaint_same on complaint (complainant_id, order_id, created_at) where order_id is not null;

-- Whether whoever withdrew a complaint, or wanted to, was free to (K16).
alter table complaint add column withdrawal text check (withdrawal in ('free', 'pressured', 'rewarded'));
-- What was looked at before a fake order or an extortion was called proven or not (K18).
alter table complaint add column checked text[] not null default '{}'
  check (checked <@ array['place_and_time', 'photo', 'call_log', 'pattern', 'chat']);
