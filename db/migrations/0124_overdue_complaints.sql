-- When those who serve a line were told that a complaint in it is overdue; empty again once it has a new place.
alter table work_item add column overdue_told_at timestamptz;
create index work_item_overdue on work_item (due_at)
  where kind = 'complaint' and closed_at is null and overdue_told_at is null;
-- By what a notice is about, to have it done when its matter is.
create index notice_of_matter on notice (subject_id, kind) where read_at is null;
