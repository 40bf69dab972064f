-- Whether the reader of a mail that waits has read the notice of the same meanwhile.
create index notice_read on notice (account_id, subject_id, kind) where read_at is not null;
