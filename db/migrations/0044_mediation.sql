-- What the sides of a complaint offer each other, how a mediator helps them to settle, how somebody else decides where
-- they do not, and what becomes of what was promised (K9–K15).

-- One of our people is tied to a seller or a buyer, by their own word.
create table declared_tie (
  account_id uuid not null references account,
  -- A seller's or a complainant's id.
  party_id text not null,
  declared_at timestamptz not null,
  primary key (account_id, party_id)
);
create trigger declared_tie_is_append_only before update or delete on declared_tie
  for each row execute function refuse_change();

create table complaint_offer (
  id uuid primary key default gen_random_uuid(),
  complaint_id text not null references complaint,
  made_by text not null check (made_by in ('complainant', 'respondent')),
  -- Null: by a signed link.
  author_id uuid references account,
  kind text not null check (kind in ('refund', 'part_refund', 'replacement', 'redo', 'discount', 'explanation')),
  amount numeric(12, 2) check (amount > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  percent smallint check (percent between 1 and 100),
  words text not null check (length(words) <= 2000),
  state text not null default 'open'
    check (state in ('open', 'accepted', 'declined', 'countered', 'withdrawn', 'expired')),
  counters uuid references complaint_offer,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  settled_at timestamptz check (settled_at >= made_at),
  constraint money_has_a_currency check ((amount is null) = (currency is null)),
  constraint offers_say_what_they_give check (case kind
    when 'refund' then amount is not null and percent is null
    when 'part_refund' then amount is not null and percent is null
    when 'discount' then num_nonnulls(amount, percent) = 1
    else num_nonnulls(amount, percent) = 0 end),
  constraint settled_at_a_time check ((state = 'open') = (settled_at is null))
);
create index complaint_offer_of on complaint_offer (complaint_id, made_at);
create unique index one_open_offer on complaint_offer (complaint_id) where state = 'open';

-- Words that tied a benefit to a review, and went no further.
create table stopped_condition (
  id uuid primary key default gen_random_uuid(),
  complaint_id text not null references complaint,
  tried_by text not null check (tried_by in ('complainant', 'respondent', 'staff')),
  author_id uuid references account,
  place text not null check (place in ('offer', 'settlement', 'message')),
  phrases text[] not null check (cardinality(phrases) between 1 and 50),
  stopped_at timestamptz not null
);
create index stopped_condition_of on stopped_condition (complaint_id, stopped_at);
create trigger stopped_condition_is_append_only before update or delete on stopped_condition
  for each row execute function refuse_change();

create table complaint_mediation (
  id uuid primary key default gen_random_uuid(),
  complaint_id text not null references complaint,
  why text not null check (why in ('asked', 'silence', 'remedy_missed')),
  opened_at timestamptz not null,
  ended_at timestamptz check (ended_at >= opened_at),
  outcome text check (outcome in ('settled', 'arbitration', 'withdrawn')),
  constraint ended_somehow check ((ended_at is null) = (outcome is null))
);
create unique index one_open_mediation on complaint_mediation (complaint_id) where ended_at is null;
create index complaint_mediation_of on complaint_mediation (complaint_id, opened_at);

-- Whoever mediated, the present one last.
create table complaint_mediator (
  mediation_id uuid not null references complaint_mediation,
  complaint_id text not null references complaint,
  account_id uuid not null references account,
  since timestamptz not null,
  primary key (mediation_id, account_id, since)
);
create index complaint_mediator_of on complaint_mediator (complaint_id);
create trigger complaint_mediator_is_append_only before update or delete on complaint_mediator
  for each row execute function refuse_change();

create table complaint_settlement (
  id uuid primary key default gen_random_uuid(),
  mediation_id uuid not null references complaint_mediation,
  complaint_id text not null references complaint,
  kind text not null check (kind in ('refund', 'part_refund', 'replacement', 'redo', 'discount', 'explanation')),
  amount numeric(12, 2) check (amount > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  percent smallint check (percent between 1 and 100),
  -- Days after the second signature.
  due_days smallint not null check (due_days between 1 and 60),
  text text not null check (length(text) between 1 and 5000),
  drafted_by uuid not null references account,
  drafted_at timestamptz not null,
  complainant_signed_at timestamptz check (complainant_signed_at >= drafted_at),
  respondent_signed_at timestamptz check (respondent_signed_at >= drafted_at),
  -- A later draft has taken its place.
  replaced_at timestamptz,
  constraint settlements_say_what_they_give check ((amount is null) = (currency is null) and case kind
    when 'refund' then amount is not null and percent is null
    when 'part_refund' then amount is not null and percent is null
    when 'discount' then num_nonnulls(amount, percent) = 1
    else num_nonnulls(amount, percent) = 0 end)
);
create index complaint_settlement_of on complaint_settlement (complaint_id, drafted_at);
create unique index one_standing_settlement on complaint_settlement (mediation_id) where replaced_at is null;

create table complaint_arbitration (
  id uuid primary key default gen_random_uuid(),
  complaint_id text not null references complaint,
  opened_by uuid not null references account,
  opened_at timestamptz not null,
  -- Until then both sides add evidence; then it is sealed.
  evidence_until timestamptz not null check (evidence_until > opened_at),
  complainant_rested_at timestamptz,
  respondent_rested_at timestamptz,
  arbiter_id uuid references account,
  decided_at timestamptz check (decided_at >= opened_at),
  decided_for text check (decided_for in ('buyer', 'seller', 'nobody')),
  ground text check (ground in ('contract', 'law', 'marketplace_rules', 'evidence')),
  reasons text check (length(reasons) between 30 and 5000),
  ended_at timestamptz,
  constraint nobody_arbitrates_what_they_mediated check (arbiter_id <> opened_by),
  constraint decided_whole check (
    num_nulls(arbiter_id, decided_at, decided_for, ground, reasons) in (0, 5)),
  constraint both_were_heard check (decided_at is null or decided_at >= evidence_until
    or (complainant_rested_at is not null and respondent_rested_at is not null))
);
create unique index one_open_arbitration on complaint_arbitration (complaint_id)
  where decided_at is null and ended_at is null;
create index complaint_arbitration_of on complaint_arbitration (complaint_id, opened_at);

create table complaint_remedy (
  id uuid primary key default gen_random_uuid(),
  complaint_id text not null references complaint,
  source text not null check (source in ('offer', 'settlement', 'decision')),
  source_id uuid not null,
  kind text not null check (kind in ('refund', 'part_refund', 'replacement', 'redo', 'discount')),
  amount numeric(12, 2) check (amount > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  percent smallint check (percent between 1 and 100),
  state text not null default 'owed' check (state in ('owed', 'proven', 'fulfilled', 'missed')),
  owed_at timestamptz not null,
  due_at timestamptz not null check (due_at > owed_at),
  proof text check (length(proof) between 1 and 2000),
  proven_by text check (proven_by in ('respondent', 'complainant', 'host')),
  proven_at timestamptz check (proven_at >= owed_at),
  -- From then on a proof nobody contradicted counts as confirmed.
  stands_at timestamptz check (stands_at > proven_at),
  settled_at timestamptz,
  constraint proven_whole check (num_nulls(proof, proven_by, proven_at, stands_at) in (0, 4)),
  constraint proven_where_it_says check (state <> 'proven' or proven_at is not null),
  constraint settled_where_it_says check ((state in ('fulfilled', 'missed')) = (settled_at is not null))
);
create unique index one_open_remedy on complaint_remedy (complaint_id) where settled_at is null;
create index complaint_remedy_of on complaint_remedy (complaint_id, owed_at);

-- K10, K13: who mediates or decides is tied to neither side, and never both mediates and decides.
create function guard_independence() returns trigger language plpgsql as $$
declare
  person uuid := case tg_table_name when 'complaint_mediator' then (to_jsonb(new) ->> 'account_id')::uuid
    else (to_jsonb(new) ->> 'arbiter_id')::uuid end;
begin
  if person is null then return new; end if;
  if exists (select from declared_tie t join complaint c on t.party_id in (c.seller_id, c.complainant_id)
             where c.id = new.complaint_id and t.account_id = person) then
    raise exception 'tied to a side of the complaint' using errcode = 'check_violation';
  end if;
  if tg_table_name = 'complaint_arbitration' and exists (
      select from complaint_mediator m where m.complaint_id = new.complaint_id and m.account_id = person) then
    raise exception 'nobody decides what they mediated' using errcode = 'check_violation';
  end if;
  if tg_table_name = 'complaint_mediator' and exists (
      select from complaint_arbitration a where a.complaint_id = new.complaint_id and a.arbiter_id = person) then
    raise exception 'nobody mediates what they decided' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger complaint_mediator_is_independent before insert on complaint_mediator
  for each row execute function guard_independence();
create trigger complaint_arbiter_is_independent before insert or update on complaint_arbitration
  for each row execute function guard_independence();

-- What was offered, written down or promised is not changed afterwards; only what became of it is added, once.
create function guard_given_terms() returns trigger language plpgsql as $$
declare
  fixed constant text[] := array['id', 'complaint_id', 'mediation_id', 'made_by', 'author_id', 'kind', 'amount', 'currency',
    'percent', 'words', 'counters', 'made_at', 'expires_at', 'due_days', 'text', 'drafted_by', 'drafted_at', 'source',
    'source_id', 'owed_at', 'due_at', 'opened_by', 'opened_at', 'evidence_until'];
  once constant text[] := array['settled_at', 'complainant_signed_at', 'respondent_signed_at', 'replaced_at', 'proof',
    'proven_by', 'proven_at', 'stands_at', 'arbiter_id', 'decided_at', 'decided_for', 'ground', 'reasons', 'ended_at',
    'complainant_rested_at', 'respondent_rested_at'];
begin
  if exists (select from jsonb_each(to_jsonb(old)) o join jsonb_each(to_jsonb(new)) n using (key)
             where o.value <> n.value and (key = any(fixed) or (key = any(once) and o.value <> 'null'))) then
    raise exception 'what was given is fixed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger complaint_offer_is_fixed before update on complaint_offer
  for each row execute function guard_given_terms();
create trigger complaint_settlement_is_fixed before update on complaint_settlement
  for each row execute function guard_given_terms();
create trigger complaint_remedy_is_fixed before update on complaint_remedy
  for each row execute function guard_given_terms();
create trigger complaint_arbitration_is_fixed before update on complaint_arbitration
  for each row execute function guard_given_terms();
revoke delete, truncate on complaint_offer, complaint_mediation, complaint_settlement, complaint_arbitration,
  complaint_remedy from assay_app;
revoke update, delete, truncate on declared_tie, stopped_condition, complaint_mediator from assay_app;
