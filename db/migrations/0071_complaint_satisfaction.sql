-- How the sides of a complaint that is over found the way it was handled. Nobody who decides reads it with the case.
create table complaint_satisfaction (
  complaint_id text not null references complaint,
  side text not null check (side in ('complainant', 'respondent')),
  score smallint not null check (score between 1 and 5),
  words text check (length(words) between 1 and 2000),
  rated_at timestamptz not null,
  primary key (complaint_id, side)
);
create index complaint_satisfaction_newest on complaint_satisfaction (rated_at desc) include (side, score);
create trigger complaint_satisfaction_is_append_only before update or delete on complaint_satisfaction
  for each row execute function refuse_change();
revoke update, delete, truncate on complaint_satisfaction from assay_app;
