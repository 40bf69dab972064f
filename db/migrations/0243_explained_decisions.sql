-- A11, DSA Art. 17: a decision that takes something from a review's author is explained to them by the end of its
-- transaction, whoever or whatever decided. Where nobody is restricted nothing is looked up.
create function guard_explained_decision() returns trigger language plpgsql as $$
begin
  if not exists (select from statement where decision_id = new.id) then
    raise exception 'a decision that restricts somebody is explained to them'
      using errcode = 'check_violation', constraint = 'decision_is_explained';
  end if;
  return null;
end $$;
create constraint trigger decision_is_explained after insert on decision deferrable initially deferred for each row
  when (new.action in ('redact', 'return', 'reject', 'hide')) execute function guard_explained_decision();
