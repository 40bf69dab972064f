-- A review that was moved has, beside the seller who spoke of it, the one whose figures it counts in now.
create or replace function parties_of_statement(statement uuid) returns setof text language sql stable as $$
  select party from statement s, unnest(array[s.addressee_seller_id, s.addressee_person_id]) party
    where s.id = $1 and party is not null
  union select party from statement s join review r on r.id = s.subject_id, unnest(array[r.seller_id, r.author_id]) party
    where s.id = $1 and s.subject_kind = 'review'
  union select party from statement s
    join review_dispute d on d.id = case s.subject_kind when 'dispute' then s.subject_id::uuid end
    join review r on r.id = d.review_id, unnest(array[d.seller_id, r.seller_id, r.author_id]) party
    where s.id = $1
  union select party from statement s
    join fault_claim c on c.id = case s.subject_kind when 'fault_claim' then s.subject_id::uuid end
    join review r on r.id = c.review_id, unnest(array[c.seller_id, r.seller_id, r.author_id]) party
    where s.id = $1
  union select party from statement s
    join integrity_case c on c.id = case s.subject_kind when 'integrity_case' then s.subject_id::uuid end
    join review r on r.id = c.review_id, unnest(array[c.seller_id, r.author_id]) party
    where s.id = $1
  union select party from statement s, parties_of_complaint(s.subject_id) party
    where s.id = $1 and s.subject_kind = 'complaint'
$$;
