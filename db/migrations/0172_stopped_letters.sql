-- A letter that ties money or goods to changing a review goes no further; the words are kept, as those of a message are.
create table stopped_letter (
  id uuid primary key default gen_random_uuid(),
  letter_id uuid not null references letter,
  author_id uuid not null references account,
  phrases text[] not null check (cardinality(phrases) between 1 and 50),
  stopped_at timestamptz not null
);
create index stopped_letter_of on stopped_letter (letter_id, stopped_at desc);
create trigger stopped_letter_is_append_only before update or delete on stopped_letter
  for each row execute function refuse_change();
revoke update, delete, truncate on stopped_letter from assay_app;

-- The reasons of a decision are read by both sides too.
alter table stopped_condition drop constraint stopped_condition_place_check;
alter table stopped_condition add constraint stopped_condition_place_check
  check (place in ('offer', 'settlement', 'message', 'decision'));
