-- What a second complaint says is read with the first, whole: as long as a complaint may be.
alter table complaint_message
  drop constraint complaint_message_text_check,
  add constraint complaint_message_text_check check (length(text) between 1 and 10000);
