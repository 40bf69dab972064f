-- Whoever filed a complaint from an address of theirs is tied to what was decided about it, too.
create or replace function tied_to_statement(person uuid, statement uuid) returns boolean language sql stable as $$
  select person is not null and (
    exists (select from parties_of_statement($2) party where tied_to($1, party))
    or exists (select from statement s where s.id = $2 and s.subject_kind = 'complaint'
      and tied_to_complaint($1, s.subject_id)))
$$;

-- Nobody answers for the marketplace to a review of whom they are tied to, nor has that shown.
create trigger platform_answer_is_written_untied before insert or update of written_by on platform_answer
  for each row execute function guard_tied_voice('written_by');
create trigger platform_answer_is_shown_untied before update of published_by on platform_answer
  for each row execute function guard_tied_voice('published_by');
