-- Who was told that most of what they asked us to look at had no ground, and that more of it is heard only after a while
-- (DSA Art. 23(2)). Once in a row of such.
create table abuse_warning (
  what text not null check (what in ('appeal')),
  -- Whose: `seller` or `person`, and the id by which statements name them.
  party_kind text not null check (party_kind in ('seller', 'person')),
  party_id text not null,
  warned_at timestamptz not null,
  primary key (what, party_kind, party_id, warned_at)
);
create trigger abuse_warning_is_append_only before update or delete on abuse_warning
  for each row execute function refuse_change();
revoke update, delete, truncate on abuse_warning from assay_app;
