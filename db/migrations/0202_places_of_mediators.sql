-- Who took a mediation last mediates it, also where two took it in the same instant, and one of them for the second time.
alter table complaint_mediator
  add column place bigint generated always as identity,
  drop constraint complaint_mediator_pkey,
  add primary key (mediation_id, place);
