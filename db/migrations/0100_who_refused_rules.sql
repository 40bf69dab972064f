-- Who turned proposed rules of comparison down; who proposed them may have taken them back.
alter table quality_policy add refused_by uuid references account;
update quality_policy p set refused_by = e.actor_id::uuid
from event e
where e.type = 'quality_policy_refused' and e.subject_kind = 'quality_policy' and e.subject_id = p.id::text
  and e.actor_kind = 'person';
alter table quality_policy add check (refused_by is null or state = 'refused');
