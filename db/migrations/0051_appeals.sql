-- Appeals from decisions and from answers that nothing is done (state machine 5.5). Each is from one statement of
-- reasons, which names its addressee; a signed link or the portal leads there.
create table appeal_move (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
insert into appeal_move (from_state, to_state) values
  ('submitted', 'assigned'), ('submitted', 'inadmissible'), ('submitted', 'withdrawn'),
  ('inadmissible', 'submitted'), ('inadmissible', 'closed'),
  ('assigned', 'submitted'), ('assigned', 'under_review'), ('assigned', 'inadmissible'), ('assigned', 'withdrawn'),
  ('under_review', 'submitted'), ('under_review', 'info_requested'), ('under_review', 'second_opinion'),
  ('under_review', 'upheld'), ('under_review', 'overturned'), ('under_review', 'modified'),
  ('under_review', 'withdrawn'),
  ('info_requested', 'under_review'), ('info_requested', 'submitted'), ('info_requested', 'withdrawn'),
  ('second_opinion', 'overturned'), ('second_opinion', 'under_review'),
  ('upheld', 'external'), ('upheld', 'closed'),
  ('overturned', 'effects_done'), ('modified', 'effects_done'),
  ('effects_done', 'external'), ('effects_done', 'closed'),
  ('external', 'submitted'), ('external', 'closed');

create table appeal (
  id uuid primary key default gen_random_uuid(),
  statement_id uuid not null references statement,
  language text not null check (language in ('en', 'uk', 'ru', 'zh')),
  state text not null default 'submitted' check (state in (
    'submitted', 'inadmissible', 'assigned', 'under_review', 'info_requested', 'second_opinion', 'upheld',
    'overturned', 'modified', 'effects_done', 'external', 'closed', 'withdrawn')),
  -- [{ground, text}], each with its answer in `answers`: [{ground, isRight, text}].
  grounds jsonb not null check (jsonb_array_length(grounds) > 0),
  answers jsonb not null default '[]',
  submitted_at timestamptz not null,
  due_at timestamptz not null,
  assignee uuid references account,
  -- What the reviewer thought before seeing why it was decided so.
  first_view text check (length(first_view) between 1 and 5000),
  asked text check (length(asked) between 1 and 5000),
  asked_at timestamptz,
  asked_until timestamptz,
  sent text check (length(sent) between 1 and 5000),
  -- What waiting for the appellant has added to `due_at` so far.
  paused_ms bigint not null default 0,
  outcome text check (outcome in ('upheld', 'overturned', 'modified')),
  note text check (length(note) between 1 and 5000),
  proposed_by uuid references account,
  decided_by uuid references account,
  decided_at timestamptz,
  effects text[] not null default '{}',
  outcome_statement_id uuid references statement,
  inadmissible_reason text,
  contested_at timestamptz,
  -- To which body it went on, and under which number there.
  external_body text check (length(external_body) between 1 and 500),
  external_reference text check (length(external_reference) between 1 and 500),
  ended_at timestamptz,
  version integer not null default 1,
  check (state <> 'info_requested' or (asked is not null and asked_at is not null and asked_until is not null)),
  check (state not in ('upheld', 'overturned', 'modified', 'effects_done') or (
    outcome is not null and note is not null and decided_by is not null and decided_at is not null)),
  check (state <> 'effects_done' or outcome_statement_id is not null),
  -- A6: each ground is answered.
  check (decided_by is null or jsonb_array_length(answers) = jsonb_array_length(grounds)),
  check (state not in ('assigned', 'under_review', 'info_requested') or assignee is not null),
  check (state <> 'second_opinion' or proposed_by is not null),
  -- A7: a second opinion is another person's.
  constraint appeal_decided_by_two check (proposed_by is null or decided_by is null or proposed_by <> decided_by),
  check (state <> 'inadmissible' or inadmissible_reason is not null),
  check (state <> 'external' or external_body is not null)
);
-- A2: one at a time from a decision.
create unique index one_open_appeal on appeal (statement_id)
  where state in ('submitted', 'assigned', 'under_review', 'info_requested', 'second_opinion');
create index appeal_of_statement on appeal (statement_id, submitted_at desc);
create index appeal_line on appeal (due_at, id)
  where state in ('submitted', 'assigned', 'under_review', 'info_requested', 'second_opinion');
create index appeal_newest on appeal (submitted_at desc, id desc);
create index appeal_clocks on appeal (asked_until) where state = 'info_requested';
create index appeal_closing on appeal (decided_at) where state in ('upheld', 'overturned', 'modified', 'effects_done');

-- Who has said that an appeal touches them: they never judge it.
create table appeal_conflict (
  appeal_id uuid not null references appeal,
  account_id uuid not null references account,
  why text not null check (length(why) between 1 and 2000),
  declared_at timestamptz not null,
  primary key (appeal_id, account_id)
);

-- Whether somebody decided, proposed, approved or otherwise acted on what a statement explains. An appeal is never
-- decided by such a person (G4, A4); what a person did to a thing is in its events.
create function took_part(statement uuid, person uuid) returns boolean language sql stable as $$
  select person is not null and exists (
    select from statement s where s.id = $1 and (
      exists (select from event e where e.subject_kind = s.subject_kind and e.subject_id = s.subject_id
        and e.actor_kind = 'person' and e.actor_id = $2::text and e.type <> 'signal_marked')
      or exists (select from decision d where s.subject_kind = 'review' and d.subject_kind = 'review'
        and d.subject_id = s.subject_id and d.decided_by = $2)
      or exists (select from measure m where s.subject_kind = 'measure' and m.id::text = s.subject_id
        and $2 in (m.imposed_by, m.closed_by))
      or exists (select from exclusion x where s.subject_kind = 'exclusion' and x.id::text = s.subject_id
        and $2 in (x.proposed_by, x.approved_by, x.stopped_by, x.stop_confirmed_by, x.termination_noticed_by))))
$$;

create function guard_appeal() returns trigger language plpgsql as $$
declare reviewer uuid;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'submitted' then
      raise exception 'an appeal begins as submitted' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.id <> old.id or new.statement_id <> old.statement_id or new.grounds <> old.grounds
    or new.submitted_at <> old.submitted_at then
    raise exception 'from what and why an appeal is made is fixed' using errcode = 'check_violation';
  end if;
  if old.state <> new.state
    and not exists (select from appeal_move where from_state = old.state and to_state = new.state) then
    raise exception 'an appeal does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  foreach reviewer in array array[
    case when new.assignee is distinct from old.assignee then new.assignee end,
    case when new.proposed_by is distinct from old.proposed_by then new.proposed_by end,
    case when new.decided_by is distinct from old.decided_by then new.decided_by end] loop
    if took_part(new.statement_id, reviewer) then
      raise exception 'nobody judges an appeal from what they took part in'
        using errcode = 'check_violation', constraint = 'appeal_judged_by_others';
    end if;
    if exists (select from appeal_conflict where appeal_id = new.id and account_id = reviewer) then
      raise exception 'nobody judges an appeal that touches them'
        using errcode = 'check_violation', constraint = 'appeal_judged_without_conflict';
    end if;
  end loop;
  return new;
end $$;
create trigger appeal_guard before insert or update on appeal for each row execute function guard_appeal();
create trigger appeal_is_never_deleted before delete on appeal for each row execute function refuse_change();
create trigger appeal_is_never_emptied before truncate on appeal for each statement execute function refuse_change();
create trigger appeal_conflict_is_append_only before update or delete on appeal_conflict
  for each row execute function refuse_change();
create trigger appeal_move_is_fixed before insert or update or delete on appeal_move
  for each row execute function refuse_change();
revoke delete, truncate on appeal from assay_app;
revoke insert, update, delete, truncate on appeal_move from assay_app;
revoke update, delete, truncate on appeal_conflict from assay_app;

-- An answer restricts nothing, and so has no fields of the Commission's database.
alter table statement alter column fields drop not null,
  add constraint statement_restricts_with_fields check (
    fields is not null or kind in ('complaint_decided', 'dispute_answered', 'appeal_decided'));
