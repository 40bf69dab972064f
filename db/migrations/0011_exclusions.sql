-- The time every part of this installation reads: the real one, ahead by what a demo or a test moved it.
create function assay_now() returns timestamptz language sql volatile as $$
  select clock_timestamp() + coalesce((select ahead_ms from clock_shift), 0) * interval '1 millisecond'
$$;

-- Which state of a case may follow which. The domain says how and by whom (app/domain/exclusion/state.ts).
create table exclusion_move (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
insert into exclusion_move (from_state, to_state) values
  ('at_risk', 'observed'), ('at_risk', 'proposed'), ('at_risk', 'immediate_stop'),
  ('proposed', 'pending_approval'), ('proposed', 'cancelled'), ('proposed', 'immediate_stop'),
  ('pending_approval', 'noticed'), ('pending_approval', 'proposed'), ('pending_approval', 'cancelled'),
  ('pending_approval', 'immediate_stop'),
  ('noticed', 'excluded'), ('noticed', 'cancelled'), ('noticed', 'annulled'), ('noticed', 'immediate_stop'),
  ('excluded', 'recheck_due'), ('excluded', 'annulled'), ('excluded', 'termination_notice'),
  ('excluded', 'immediate_stop'),
  ('recheck_due', 'recheck_running'), ('recheck_due', 'annulled'), ('recheck_due', 'termination_notice'),
  ('recheck_due', 'immediate_stop'),
  ('recheck_running', 'reinstated_probation'), ('recheck_running', 'excluded'),
  ('recheck_running', 'annulled'), ('recheck_running', 'immediate_stop'),
  ('reinstated_probation', 'closed_good'), ('reinstated_probation', 'at_risk'),
  ('reinstated_probation', 'immediate_stop'),
  ('termination_notice', 'excluded'), ('termination_notice', 'terminated'), ('termination_notice', 'annulled'),
  ('terminated', 'annulled'),
  ('immediate_stop', 'noticed'), ('immediate_stop', 'annulled');

-- A seller's exclusion from the catalogue, from the first warning to its end.
create table exclusion (
  id uuid primary key default gen_random_uuid(),
  seller_id text not null,
  state text not null check (state in (
    'observed', 'at_risk', 'proposed', 'pending_approval', 'noticed', 'excluded', 'recheck_due',
    'recheck_running', 'reinstated_probation', 'closed_good', 'termination_notice', 'terminated',
    'cancelled', 'annulled', 'immediate_stop')),
  scope text not null default 'all' check (scope in ('all', 'category')),
  category text check ((category is not null) = (scope = 'category')),
  reason_codes text[] not null default '{}',
  note text,
  -- The zone its days are counted in, whatever the marketplace's zone becomes later.
  zone text not null,
  -- The evidence as it was when the exclusion was proposed.
  snapshot jsonb,
  proposal_id uuid,
  opened_at timestamptz not null,
  proposed_by uuid references account,
  proposed_at timestamptz,
  approved_by uuid references account,
  approved_at timestamptz,
  noticed_at timestamptz,
  stopped_by uuid references account,
  stopped_at timestamptz,
  -- Until then another person has to look at an immediate stop.
  stop_review_due_at timestamptz,
  stop_escalated_at timestamptz,
  stop_confirmed_by uuid references account,
  effective_at timestamptz,
  -- D0: the day of `effective_at` in `zone`.
  day_zero date,
  recheck_not_before timestamptz,
  next_recheck_at timestamptz,
  cycle integer not null default 1 check (cycle >= 1),
  refusals integer not null default 0 check (refusals >= 0),
  paused_from timestamptz,
  paused_until timestamptz,
  reinstated_at timestamptz,
  probation_until timestamptz,
  -- The days of the probation (30, 60, 90) looked at so far; 0 before the first.
  watched_day smallint not null default 0 check (watched_day in (0, 30, 60, 90)),
  -- Returned although its improvement could not be measured (B49).
  strict_watch boolean not null default false,
  annulment_asked_by uuid references account,
  annulment_reason text,
  annulled_by uuid references account,
  termination_noticed_by uuid references account,
  termination_noticed_at timestamptz,
  terminates_at timestamptz,
  termination_exception text check (termination_exception in (
    'legal_duty', 'imperative_reason', 'repeated_infringement')),
  ended_at timestamptz,
  version integer not null default 1,
  constraint approved_by_another_person check (approved_by <> proposed_by),
  constraint stop_confirmed_by_another_person check (stop_confirmed_by <> stopped_by),
  constraint annulled_by_another_person check (annulled_by <> annulment_asked_by),
  constraint annulled_by_two check (
    state <> 'annulled' or (annulment_asked_by is not null and annulled_by is not null)),
  constraint noticed_once_approved check (
    state <> 'noticed' or approved_by is not null or stop_confirmed_by is not null),
  constraint counted_from_its_first_day check (
    (effective_at is null) = (day_zero is null) and (day_zero is null) = (recheck_not_before is null)
    and (recheck_not_before at time zone zone)::date >= day_zero + 14
    and (effective_at at time zone zone)::date = day_zero
    and next_recheck_at >= recheck_not_before),
  constraint in_force_with_a_first_day check (
    state not in ('excluded', 'recheck_due', 'recheck_running', 'reinstated_probation', 'termination_notice',
      'terminated') or day_zero is not null),
  constraint paused_for_thirty_days_at_most check (
    (paused_from is null) = (paused_until is null) and paused_until <= paused_from + interval '721 hours'),
  constraint terminated_after_thirty_days check (
    (terminates_at is null) = (termination_noticed_at is null)
    and (terminates_at >= termination_noticed_at + interval '720 hours' or termination_exception is not null)),
  constraint evidence_is_frozen_when_proposed check (
    state in ('observed', 'at_risk', 'immediate_stop', 'annulled', 'cancelled') or stopped_at is not null
    or snapshot is not null)
);
create unique index one_open_exclusion_per_seller on exclusion (seller_id)
  where state not in ('observed', 'closed_good', 'terminated', 'cancelled', 'annulled');
create index exclusion_seller on exclusion (seller_id, opened_at desc);
create index exclusion_board on exclusion (state, opened_at desc, id desc);
create index exclusion_in_force on exclusion (seller_id)
  where state in ('excluded', 'recheck_due', 'recheck_running', 'termination_notice', 'terminated', 'immediate_stop');
create index exclusion_recheck_clock on exclusion (next_recheck_at) where state = 'excluded';
create index exclusion_probation_clock on exclusion (probation_until) where state = 'reinstated_probation';

-- One opening of a re-check: what was found then, and what the rule made of it.
create table exclusion_recheck (
  id uuid primary key default gen_random_uuid(),
  exclusion_id uuid not null references exclusion,
  cycle integer not null,
  opened_by uuid not null references account,
  opened_at timestamptz not null,
  evidence jsonb not null,
  outcome text not null check (outcome in ('reinstate', 'hold', 'extend')),
  failed text[] not null,
  conditions jsonb not null
);
create index exclusion_recheck_of on exclusion_recheck (exclusion_id, opened_at desc);

-- What a person decided at a re-check. Where they overrule the rule, it waits for `recheck_approval`.
create table recheck_decision (
  id uuid primary key default gen_random_uuid(),
  recheck_id uuid not null references exclusion_recheck,
  exclusion_id uuid not null references exclusion,
  outcome text not null check (outcome in ('reinstate', 'uphold')),
  reasons text[] not null,
  facts jsonb not null,
  note text not null,
  is_override boolean not null,
  next_recheck_day date check ((next_recheck_day is not null) = (outcome = 'uphold')),
  decided_by uuid not null references account,
  decided_at timestamptz not null,
  request_key text not null unique,
  constraint upheld_with_a_reason check (outcome <> 'uphold' or cardinality(reasons) > 0)
);
create index recheck_decision_of on recheck_decision (exclusion_id, decided_at desc);

-- What a second person said of a decision that overrules the rule.
create table recheck_approval (
  decision_id uuid primary key references recheck_decision,
  is_approved boolean not null,
  note text,
  decided_by uuid not null references account,
  decided_at timestamptz not null
);

-- What a seller says, or a buyer confirms, became of a negative review (R4.9a).
create table review_resolution (
  review_id text primary key,
  seller_id text not null,
  state text not null check (state in ('resolved_by_buyer', 'objective_reason')),
  objective_reason text check ((objective_reason is not null) = (state = 'objective_reason')),
  note text,
  set_by text not null,
  set_at timestamptz not null
);
create index review_resolution_seller on review_resolution (seller_id);

-- A statement of reasons as it was sent. The fields are those of the Commission's database (`fields`) and of
-- Art. 4 P2B; the text is whole and in the addressee's language.
create table statement (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in (
    'exclusion_notice', 'recheck_refusal', 'reinstatement', 'immediate_stop', 'termination_notice', 'annulment')),
  subject_kind text not null check (subject_kind in ('exclusion')),
  subject_id text not null,
  addressee_seller_id text not null,
  language text not null check (language in ('en', 'uk', 'ru', 'zh')),
  title text not null,
  body text not null,
  fields jsonb not null,
  created_at timestamptz not null
);
create index statement_subject on statement (subject_kind, subject_id, created_at desc);
create index statement_addressee on statement (addressee_seller_id, created_at desc);

create table statement_delivery (
  statement_id uuid not null references statement,
  channel text not null check (channel in ('portal', 'email', 'marketplace')),
  state text not null check (state in ('queued', 'delivered', 'failed')),
  at timestamptz not null,
  primary key (statement_id, channel)
);

create trigger exclusion_recheck_is_append_only before update or delete on exclusion_recheck
  for each row execute function refuse_change();
create trigger recheck_decision_is_append_only before update or delete on recheck_decision
  for each row execute function refuse_change();
create trigger recheck_approval_is_append_only before update or delete on recheck_approval
  for each row execute function refuse_change();
create trigger statement_is_append_only before update or delete on statement
  for each row execute function refuse_change();
create trigger exclusion_is_never_deleted before delete on exclusion
  for each row execute function refuse_change();
create trigger exclusion_move_is_fixed before insert or update or delete on exclusion_move
  for each row execute function refuse_change();
create trigger exclusion_recheck_is_never_emptied before truncate on exclusion_recheck
  for each statement execute function refuse_change();
create trigger recheck_decision_is_never_emptied before truncate on recheck_decision
  for each statement execute function refuse_change();
create trigger recheck_approval_is_never_emptied before truncate on recheck_approval
  for each statement execute function refuse_change();
create trigger statement_is_never_emptied before truncate on statement
  for each statement execute function refuse_change();
create trigger exclusion_is_never_emptied before truncate on exclusion
  for each statement execute function refuse_change();
revoke update, delete, truncate on exclusion_recheck, recheck_decision, recheck_approval, statement from assay_app;
revoke insert, update, delete, truncate on exclusion_move from assay_app;
revoke delete, truncate on exclusion from assay_app;

-- Whether this installation may be told of things as if they had happened earlier: a demo or a test, which have a
-- row of `clock_shift`. Elsewhere nobody can open a case in the past to have its re-check sooner.
create function may_backdate() returns boolean language sql stable as $$
  select exists (select from clock_shift)
$$;

-- R4.5, R4.6: no path leads to a re-check before the fourteenth day, whoever asks and however.
create function guard_exclusion() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state not in ('at_risk', 'proposed', 'immediate_stop') or new.day_zero is not null then
      raise exception 'a case begins as at_risk, proposed or immediate_stop' using errcode = 'check_violation';
    end if;
    if new.opened_at < assay_now() - interval '5 minutes' and not may_backdate() then
      raise exception 'a case is not opened in the past' using errcode = 'check_violation';
    end if;
    return new;
  end if;

  if new.id <> old.id or new.seller_id <> old.seller_id or new.zone <> old.zone or new.opened_at <> old.opened_at then
    raise exception 'whose case it is and how its days are counted is fixed' using errcode = 'check_violation';
  end if;
  if old.state <> new.state
    and not exists (select from exclusion_move where from_state = old.state and to_state = new.state) then
    raise exception 'a case does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if old.day_zero is not null and new.day_zero is distinct from old.day_zero
    and (old.state <> 'reinstated_probation' or new.day_zero is not null) then
    raise exception 'the first day of an exclusion is fixed' using errcode = 'check_violation';
  end if;
  if old.day_zero is null and new.day_zero is not null then
    if new.effective_at < new.opened_at or (new.state <> 'excluded' and new.state <> 'immediate_stop') then
      raise exception 'an exclusion is counted from its taking effect' using errcode = 'check_violation';
    end if;
    if new.effective_at < assay_now() - interval '5 minutes' and not may_backdate() then
      raise exception 'an exclusion does not take effect in the past' using errcode = 'check_violation';
    end if;
  end if;
  if new.state in ('recheck_due', 'recheck_running') or (new.state = 'reinstated_probation' and old.state <> new.state) then
    if new.recheck_not_before is null or assay_now() < new.recheck_not_before then
      raise exception 'no re-check before %', new.recheck_not_before
        using errcode = 'check_violation', constraint = 'no_recheck_before_day_14';
    end if;
  end if;
  if old.state = 'recheck_running' and new.state in ('reinstated_probation', 'excluded') and not exists (
    select from recheck_decision decision
    join exclusion_recheck recheck on recheck.id = decision.recheck_id and recheck.cycle = old.cycle
    left join recheck_approval approval on approval.decision_id = decision.id
    where recheck.exclusion_id = new.id
      and decision.outcome = case new.state when 'excluded' then 'uphold' else 'reinstate' end
      and (approval.is_approved or not decision.is_override)
  ) then
    raise exception 'a re-check ends by a decision' using errcode = 'check_violation';
  end if;
  if new.state = 'terminated' and old.state <> 'terminated' and assay_now() < new.terminates_at then
    raise exception 'not terminated before %', new.terminates_at using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger exclusion_guard before insert or update on exclusion
  for each row execute function guard_exclusion();

create function guard_recheck() returns trigger language plpgsql as $$
declare not_before timestamptz;
begin
  select recheck_not_before into not_before from exclusion where id = new.exclusion_id;
  if not_before is null or assay_now() < not_before then
    raise exception 'no re-check before %', not_before
      using errcode = 'check_violation', constraint = 'no_recheck_before_day_14';
  end if;
  return new;
end $$;
create trigger exclusion_recheck_guard before insert on exclusion_recheck
  for each row execute function guard_recheck();

create function guard_recheck_approval() returns trigger language plpgsql as $$
begin
  if exists (select from recheck_decision where id = new.decision_id and decided_by = new.decided_by) then
    raise exception 'an override needs a second person'
      using errcode = 'check_violation', constraint = 'overridden_by_two';
  end if;
  return new;
end $$;
create trigger recheck_approval_guard before insert on recheck_approval
  for each row execute function guard_recheck_approval();
