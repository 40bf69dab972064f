-- What was told of complaints, appeals and disputes under names there are no more.
create temp table renamed (old, new) on commit drop as
  values ('complaint', 'complaint_news'), ('appeal_heard', 'appeal_decided'), ('dispute_judged', 'dispute_decided');
delete from notice using renamed r
where notice.kind = r.old and exists (
  select from notice other where other.account_id = notice.account_id and other.subject_id = notice.subject_id
    and other.kind = r.new);
update notice set kind = r.new from renamed r where notice.kind = r.old;
delete from notice_preference using renamed r where notice_preference.kind = r.old;
