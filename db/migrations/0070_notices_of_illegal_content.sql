-- Notices of illegal content (DSA Art. 16): anybody gives them, without an account, and each is a complaint of its own.
alter table complaint drop constraint complaint_channel_check;
alter table complaint add constraint complaint_channel_check check (channel in ('api', 'portal', 'form', 'notice'));
alter table complaint drop constraint complaint_topic_check;
alter table complaint add constraint complaint_topic_check check (topic in ('delivery', 'description', 'returns',
  'service', 'fraud', 'transparency', 'privacy', 'counterfeit', 'safety', 'fake_order', 'review_extortion',
  'illegal_content'));
alter table complaint drop constraint complaint_state_check;
alter table complaint add constraint complaint_state_check check (state in (
  'submitted', 'acknowledged', 'triage', 'duplicate', 'out_of_scope', 'invalid', 'awaiting_seller', 'negotiation',
  'resolved_agreed', 'mediation', 'settled', 'arbitration', 'decided', 'remedy_pending', 'closed', 'withdrawn',
  'reopened', 'safety_fast_track', 'verified_fake', 'verified_extortion', 'not_proven', 'content_removed'));
alter table complaint_move disable trigger complaint_move_is_fixed;
insert into complaint_move (from_state, to_state) values ('triage', 'content_removed');
alter table complaint_move enable trigger complaint_move_is_fixed;

-- What a notice is about, and who gave it. Written before the complaint it belongs to, by the same form.
create table complaint_notice (
  complaint_id text primary key,
  review_id text not null references review,
  -- As it was given.
  location text not null check (length(location) between 1 and 2000),
  -- For our people alone. Null where the law asks for no name.
  name text check (length(name) between 1 and 200),
  -- When whoever gave it said that they believe it to be true and whole.
  confirmed_at timestamptz not null
);
create index complaint_notice_review on complaint_notice (review_id);
create trigger complaint_notice_is_append_only before update or delete on complaint_notice
  for each row execute function refuse_change();
revoke update, delete, truncate on complaint_notice from assay_app;
