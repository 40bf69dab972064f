-- Models name what they read. What those kept so far read told few stars from many, and no longer exists: the champion
-- retires, so that screening goes by the rules set by hand until a person promotes the next model, and challengers go.
-- Screenings keep what the old models said.
alter table detector_model add column format integer not null default 1;
alter table detector_model alter column format drop default;
update detector_model set state = 'retired', retired_at = assay_now() where state = 'champion';
delete from detector_model where state = 'challenger';

-- Of sellers is counted besides how many reviews by stars are by authors who have written nothing else, after the
-- fourteenth number: an author of one review has its stars as the sum of all (the eighth number).
with gone as (
  select first_seller_id as seller_id, (counts ->> 7)::int as rating, count(*) as authors
  from author_counters where first_seller_id is not null and (counts ->> 6)::int = 1 group by 1, 2
)
update seller_counters s set counts = (
  select json_agg(value order by place, star) from (
    select value, place, -1 as star from json_array_elements(s.counts) with ordinality as kept (value, place)
    union all
    select to_json(coalesce((select authors from gone where gone.seller_id = s.seller_id and rating = star), 0)), 14, star
    from generate_series(0, 5) as star) numbers);
