-- How large a share of automatic publications people look at without knowing it, and what the draw depends on
-- besides the review's id: nobody outside can tell which are drawn.
create table audit_setting (
  one boolean primary key default true check (one),
  salt text not null,
  rate double precision not null check (rate between 0 and 0.1)
);
insert into audit_setting (salt, rate) values (gen_random_uuid()::text, 0.015);

-- Automatic publications that were drawn, with what was said of them then, and the decision people came to.
create table audit_sample (
  review_id text not null references review,
  revision integer not null,
  -- The share of publications that were drawn then, so that each of them stands for one over it.
  rate double precision not null check (rate > 0),
  fake_probability real not null,
  rating smallint not null,
  sampled_at timestamptz not null,
  decision_id uuid unique references decision,
  primary key (review_id, revision)
);
create index audit_sample_newest on audit_sample (sampled_at desc);

alter table work_item drop constraint work_item_kind_check;
alter table work_item add constraint work_item_kind_check check (kind in ('review', 'audit'));

-- A review that comes before people in its own right is no audit any more.
create function end_audits() returns trigger language plpgsql as $$
begin
  update work_item audit set closed_at = added.opened_at, lease_holder = null, lease_until = null,
    version = audit.version + 1
  from added
  where added.kind = 'review' and audit.kind = 'audit' and audit.closed_at is null
    and audit.subject_id = added.subject_id;
  return null;
end $$;
create trigger work_item_ends_audits after insert on work_item
  referencing new table as added for each statement execute function end_audits();
