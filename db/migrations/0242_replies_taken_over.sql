-- B27: who judged a reply is looked at whenever it is written, also where the instant stays as it was.
drop trigger reply_is_decided_untied on reply;
create trigger reply_is_decided_untied before update of decided_by, decided_at on reply for each row
  when (new.decided_by is not null
    and (new.decided_by is distinct from old.decided_by or new.decided_at is distinct from old.decided_at))
  execute function guard_tied_voice('decided_by');
