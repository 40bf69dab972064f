-- Which state of a complaint may follow which. The domain says how and by whom (app/domain/complaints/state.ts).
create table complaint_move (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
insert into complaint_move (from_state, to_state) values
  ('submitted', 'acknowledged'), ('submitted', 'withdrawn'),
  ('acknowledged', 'triage'), ('acknowledged', 'withdrawn'),
  ('triage', 'awaiting_seller'), ('triage', 'safety_fast_track'), ('triage', 'duplicate'), ('triage', 'out_of_scope'),
  ('triage', 'invalid'), ('triage', 'verified_fake'), ('triage', 'verified_extortion'), ('triage', 'not_proven'),
  ('triage', 'withdrawn'),
  ('safety_fast_track', 'awaiting_seller'), ('safety_fast_track', 'triage'), ('safety_fast_track', 'withdrawn'),
  ('duplicate', 'triage'), ('out_of_scope', 'triage'), ('invalid', 'triage'), ('not_proven', 'triage'),
  ('duplicate', 'reopened'), ('out_of_scope', 'reopened'), ('invalid', 'reopened'), ('not_proven', 'reopened'),
  ('verified_fake', 'reopened'), ('verified_extortion', 'reopened'),
  ('awaiting_seller', 'negotiation'), ('awaiting_seller', 'mediation'), ('awaiting_seller', 'withdrawn'),
  ('negotiation', 'resolved_agreed'), ('negotiation', 'mediation'), ('negotiation', 'withdrawn'),
  ('mediation', 'settled'), ('mediation', 'arbitration'), ('mediation', 'withdrawn'),
  ('arbitration', 'decided'), ('arbitration', 'withdrawn'),
  ('resolved_agreed', 'remedy_pending'), ('resolved_agreed', 'closed'),
  ('settled', 'remedy_pending'), ('settled', 'closed'),
  ('decided', 'remedy_pending'), ('decided', 'closed'), ('decided', 'reopened'),
  ('remedy_pending', 'closed'), ('remedy_pending', 'reopened'),
  ('reopened', 'mediation'), ('reopened', 'triage'), ('reopened', 'withdrawn'),
  ('closed', 'reopened');
create trigger complaint_move_is_fixed before insert or update or delete on complaint_move
  for each row execute function refuse_change();
revoke insert, update, delete, truncate on complaint_move from assay_app;

alter table complaint drop constraint complaint_state_check;
alter table complaint add constraint complaint_state_check check (state in (
  'submitted', 'acknowledged', 'triage', 'duplicate', 'out_of_scope', 'invalid', 'awaiting_seller', 'negotiation',
  'resolved_agreed', 'mediation', 'settled', 'arbitration', 'decided', 'remedy_pending', 'closed', 'withdrawn',
  'reopened', 'safety_fast_track', 'verified_fake', 'verified_extortion', 'not_proven'));

alter table complaint
  -- What both sides call it.
  add column number bigint generated always as identity (start with 10001) unique,
  add column channel text not null default 'api' check (channel in ('api', 'portal', 'form')),
  add column filed_by text not null default 'buyer'
    check (filed_by in ('buyer', 'seller', 'performer', 'host', 'anyone')),
  -- What it is about, once that is known; `kind` is what the marketplace calls it.
  add column topic text check (topic in ('delivery', 'description', 'returns', 'service', 'fraud', 'transparency',
    'privacy', 'counterfeit', 'safety', 'fake_order', 'review_extortion')),
  add column subtopic text check (subtopic is null or topic is not null),
  add column severity text not null default 'normal' check (severity in ('low', 'normal', 'high', 'critical')),
  -- The language and address whoever filed it is written to; no address: told through the marketplace alone.
  add column language text check (language in ('en', 'uk', 'ru', 'zh')),
  add column contact_email text check (length(contact_email) between 3 and 320),
  -- Since when it is in its present state, until when the state is to end, and when its clock looks next.
  add column stage_since timestamptz,
  add column due_at timestamptz,
  add column clock_at timestamptz,
  -- What whoever filed it was told where it was turned down; the complaint it repeats.
  add column answer_text text check (length(answer_text) <= 5000),
  add column duplicate_of text references complaint check (duplicate_of <> id),
  add column contested_at timestamptz,
  -- Whether the seller learns who complains.
  add column names_complainant boolean not null default false,
  add column seller_asked_at timestamptz,
  add column reminded smallint not null default 0 check (reminded between 0 and 2),
  add column seller_answer text check (seller_answer in ('accept', 'offer', 'dispute')),
  add column seller_answered_at timestamptz,
  add column closed_at timestamptz,
  add constraint a_duplicate_of_something check (state <> 'duplicate' or duplicate_of is not null),
  add constraint turned_down_with_an_answer check (
    state not in ('out_of_scope', 'invalid', 'not_proven') or answer_text is not null),
  add constraint answered_at_a_time check ((seller_answer is null) = (seller_answered_at is null));
create index complaint_clock on complaint (clock_at) where clock_at is not null;
create index complaint_complainant on complaint (complainant_id, created_at desc);

-- K1–K18: a complaint goes only where the domain knows a way, and stays whose it is.
create function guard_complaint() returns trigger language plpgsql as $$
begin
  if new.id <> old.id or new.seller_id <> old.seller_id or new.complainant_id <> old.complainant_id
    or new.created_at <> old.created_at or new.filed_by <> old.filed_by or new.text <> old.text then
    raise exception 'whose complaint it is and what it says is fixed' using errcode = 'check_violation';
  end if;
  if old.state <> new.state
    and not exists (select from complaint_move where from_state = old.state and to_state = new.state) then
    raise exception 'a complaint does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if old.contested_at is not null and new.contested_at is distinct from old.contested_at then
    raise exception 'a complaint is contested once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger complaint_guard before update on complaint for each row execute function guard_complaint();
create trigger complaint_is_never_deleted before delete on complaint for each row execute function refuse_change();
create trigger complaint_is_never_emptied before truncate on complaint
  for each statement execute function refuse_change();
revoke delete, truncate on complaint from assay_app;

-- What is written about a complaint. The lane says who reads it: staff alone, mediators alone, one side and staff, or
-- both sides and staff.
create table complaint_message (
  id uuid primary key default gen_random_uuid(),
  complaint_id text not null references complaint,
  lane text not null check (lane in ('internal', 'mediator', 'complainant', 'respondent', 'both')),
  sent_by text not null check (sent_by in ('complainant', 'respondent', 'staff')),
  -- Null: by a signed link.
  author_id uuid references account,
  text text not null check (length(text) between 1 and 5000),
  sent_at timestamptz not null,
  -- The same form sent twice is one message.
  request_key text not null unique,
  constraint sides_write_where_they_read check (sent_by = 'staff' or lane in (sent_by, 'both')),
  constraint staff_have_names check (sent_by <> 'staff' or author_id is not null)
);
create index complaint_message_of on complaint_message (complaint_id, sent_at, id);
create trigger complaint_message_is_append_only before update or delete on complaint_message
  for each row execute function refuse_change();
revoke update, delete, truncate on complaint_message from assay_app;
