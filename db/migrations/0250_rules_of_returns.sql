-- How goods come back to a shop, as its marketplace told: how, within how many days, in which state, and whom to ask.
alter table seller add column returns jsonb;
