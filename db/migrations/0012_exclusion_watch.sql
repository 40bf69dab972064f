-- When the figures of a seller on probation are looked at next: after 30 and 60 days.
alter table exclusion add column next_watch_at timestamptz;

-- Whether the improvement could not be measured, as the seller had no orders (B49).
alter table exclusion_recheck add column is_unmeasured boolean not null default false;
alter table exclusion_recheck alter column is_unmeasured drop default;

-- The cycle a case was last paused in: one pause in each.
alter table exclusion add column paused_cycle integer;
