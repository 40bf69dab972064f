-- Whoever writes to `clock_shift` moves the time re-checks are guarded by. Only the start of a demo or a test lets
-- web and workers do it.
revoke insert, update, delete, truncate on clock_shift from assay_app;

-- An exclusion that has taken effect ends by a re-check, an annulment or a termination, and never by taking a notice back.
alter table exclusion add constraint cancelled_before_it_took_effect check (
  state <> 'cancelled' or day_zero is null);
