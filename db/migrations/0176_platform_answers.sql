-- What the marketplace itself answers in public to a review of its own fault: one writes it, another has it shown.
create table platform_answer (
  review_id text primary key references review,
  text text not null check (length(text) between 1 and 5000),
  written_by uuid not null references account,
  written_at timestamptz not null,
  published_by uuid references account,
  published_at timestamptz,
  check ((published_by is null) = (published_at is null)),
  constraint platform_answer_by_two check (published_by <> written_by)
);
create function guard_platform_answer() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception 'what is answered in public stays so' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger platform_answer_guard before update on platform_answer
  for each row execute function guard_platform_answer();
create trigger platform_answer_is_never_deleted before delete on platform_answer
  for each row execute function refuse_change();
revoke delete, truncate on platform_answer from assay_app;
