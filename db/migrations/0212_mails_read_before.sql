-- What a mail in words of its own tells of is told in the application too; read there before it is due, it is not mailed.
alter table mail
  add column notice_kind text,
  add column notice_subject text,
  add constraint notice_named_whole check ((notice_kind is null) = (notice_subject is null)),
  drop constraint mail_state_check,
  add constraint mail_state_check check (state in ('waiting', 'sent', 'kept', 'failed', 'folded', 'read'));
