-- What a seller makes of a negative review or a complaint: that it was opened, and its main cause.
create table feedback_cause (
  subject_kind text not null check (subject_kind in ('review', 'complaint')),
  subject_id text not null,
  seller_id text not null,
  opened_at timestamptz not null,
  cause text check (cause in (
    'out_of_stock', 'price_changed', 'no_reaction', 'slow_reply', 'late_delivery', 'not_delivered', 'delivery_cost',
    'wrong_item', 'wrong_description', 'defect', 'packaging', 'return_refused', 'refund_late', 'rude', 'other')),
  set_by uuid references account,
  set_at timestamptz,
  primary key (subject_kind, subject_id),
  check ((cause is null) = (set_at is null))
);
create index feedback_cause_seller on feedback_cause (seller_id);

-- A Problem–Solution letter: one for each cycle of an exclusion. Its draft stands beside what was sent.
create table letter (
  id uuid primary key default gen_random_uuid(),
  -- What the receipt is called.
  number bigint generated always as identity (start with 1001) unique,
  exclusion_id uuid not null references exclusion,
  seller_id text not null,
  cycle integer not null check (cycle >= 1),
  -- The cycle it came too late for, where it did; it belongs to the one after.
  late_for_cycle integer,
  state text not null default 'draft' check (state in (
    'draft', 'submitted', 'late', 'acknowledged', 'auto_checked', 'returned_incomplete', 'under_review',
    'constructive', 'not_constructive', 'answered', 'commitments_open', 'fulfilled', 'broken', 'withdrawn')),
  draft jsonb not null default '{"problems": [], "note": ""}',
  draft_revision integer not null default 0,
  draft_saved_at timestamptz,
  draft_saved_by uuid references account,
  created_at timestamptz not null,
  -- The newest version sent; empty until the first is, and after a withdrawal.
  sent_version integer,
  -- Of the earliest version that still stands: a better one sent later never makes a letter late.
  received_at timestamptz,
  received_day date,
  reply_due_at timestamptz,
  -- When the next person up the line hears that no reply has gone out.
  escalate_at timestamptz,
  escalated_to text check (escalated_to in ('senior', 'admin')),
  returns smallint not null default 0 check (returns between 0 and 2),
  verdict text check (verdict in ('constructive', 'not_constructive')),
  -- Set where the verdict is not the one the rows amount to.
  override_reason text,
  judged_by uuid references account,
  judged_at timestamptz,
  -- Of the newest version; a version sent after it waits for an answer of its own.
  answered_at timestamptz,
  version integer not null default 1,
  unique (exclusion_id, cycle),
  check ((sent_version is null) = (received_at is null)),
  check ((received_at is null) = (received_day is null)),
  check ((verdict is null) = (judged_at is null))
);
create index letter_seller on letter (seller_id, created_at desc);
create index letter_reply_due on letter (reply_due_at, id) where answered_at is null and received_at is not null;
create index letter_escalation on letter (escalate_at) where escalate_at is not null;

-- What was sent, word for word. Only its withdrawal is ever written to it later.
create table letter_version (
  letter_id uuid not null references letter,
  version integer not null,
  content jsonb not null,
  -- SHA-256 of the content.
  digest bytea not null,
  language text not null check (language in ('en', 'uk', 'ru', 'zh')),
  submitted_at timestamptz not null,
  submitted_by uuid not null references account,
  received_day date not null,
  -- Whether it came by the end of the re-check day of the cycle its letter belongs to.
  on_time boolean not null,
  -- What the seller was warned of and the facts behind it, as they were when it was sent.
  warnings jsonb not null,
  coverage jsonb not null,
  withdrawn_at timestamptz,
  primary key (letter_id, version)
);

-- MinHash bands of the newest version: letters that share one may be copies of each other.
create table letter_band (
  band bigint not null,
  letter_id uuid not null references letter,
  primary key (band, letter_id)
);
create index letter_band_letter on letter_band (letter_id);

create table letter_row_verdict (
  letter_id uuid not null,
  version integer not null,
  -- The Solution it is about.
  row_id text not null,
  verdict text not null check (verdict in ('constructive', 'vague', 'blames_buyer', 'not_linked', 'no_evidence')),
  note text,
  judged_by uuid not null references account,
  judged_at timestamptz not null,
  primary key (letter_id, version, row_id),
  foreign key (letter_id, version) references letter_version
);

-- What a seller was told of a version, as it was sent.
create table letter_answer (
  letter_id uuid not null,
  version integer not null,
  verdict text not null check (verdict in ('constructive', 'not_constructive')),
  language text not null check (language in ('en', 'uk', 'ru', 'zh')),
  text text not null,
  answered_by uuid not null references account,
  answered_at timestamptz not null,
  primary key (letter_id, version),
  foreign key (letter_id, version) references letter_version
);

-- Why a letter was sent back: only gaps that can be pointed at, never its style.
create table letter_return (
  letter_id uuid not null,
  nth smallint not null check (nth in (1, 2)),
  version integer not null,
  gaps jsonb not null,
  note text,
  returned_by uuid not null references account,
  returned_at timestamptz not null,
  primary key (letter_id, nth),
  foreign key (letter_id, version) references letter_version
);

-- What a seller promised in an accepted Solution; opened when the seller returns to the catalogue.
create table commitment (
  id uuid primary key default gen_random_uuid(),
  letter_id uuid not null references letter,
  exclusion_id uuid not null references exclusion,
  seller_id text not null,
  row_id text not null,
  action text not null,
  owner text not null,
  measure text not null,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'fulfilled', 'broken')),
  opened_at timestamptz not null,
  -- What shows that it was kept or broken.
  evidence text,
  settled_by uuid references account,
  settled_at timestamptz,
  unique (letter_id, row_id),
  check ((state = 'open') = (settled_at is null)),
  check ((state = 'open') = (evidence is null))
);
create index commitment_exclusion on commitment (exclusion_id, due_on);
create index commitment_due on commitment (due_on, id) where state = 'open';

create function keep_letter_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - 'withdrawn_at') is distinct from (to_jsonb(old) - 'withdrawn_at') then
    raise exception 'a letter that was sent is not changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger letter_version_is_kept before update or delete on letter_version
  for each row execute function keep_letter_version();
