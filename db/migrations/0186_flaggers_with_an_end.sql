-- From when on a trusted flagger's notices go as anybody's do; null where no end is known.
alter table trusted_flagger add column ends_at timestamptz;
