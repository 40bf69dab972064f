-- A return whose improvement could not be measured is looked at twice as often.
alter table exclusion drop constraint exclusion_watched_day_check;
alter table exclusion add constraint exclusion_watched_day_check check (watched_day in (0, 15, 30, 45, 60, 75, 90));
comment on column exclusion.watched_day is
  'the day of the probation looked at last: 30, 60, 90, under a strict watch also 15, 45, 75; 0 before the first';
