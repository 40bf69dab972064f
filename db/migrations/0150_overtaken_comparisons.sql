-- Sellers counted anew while a run was under way, which may have compared them before: at its end it does so again.
create table quality_overtaken (
  seller_id text primary key
);

-- Runs are never taken away, and each seller's result need not be checked for that every night.
alter table seller_quality drop constraint seller_quality_run_id_fkey;

-- A night changes a fifth of the counters: room on their pages spares their index.
alter table quality_counter set (fillfactor = 75);
