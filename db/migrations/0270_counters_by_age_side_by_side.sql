-- Asked of each day a night moves and of each counter; to compare a word takes longer.
alter table quality_seller add column by_orders boolean not null generated always as (mode = 'orders') stored;

-- What a seller is compared by in a cell lies in one row, the counts of each age beside each other: `reviews0` those of
-- the last 7 days, `reviews1` up to 30, then 90, 365, 395 and 455. A night reads all of it, and six rows to add up cost
-- three times as much as one. Where a seller is compared by orders, what does not stand on an order is left out; where by
-- reviews, orders are. Beyond a year only what decides is counted.
alter table quality_counter rename to quality_counter_by_age;
alter table quality_counter_by_age rename constraint quality_counter_pkey to quality_counter_by_age_pkey;

create table quality_counter (
  seller_id text not null,
  cell integer not null,
  reviews0 integer not null default 0, reviews1 integer not null default 0, reviews2 integer not null default 0,
  reviews3 integer not null default 0, reviews4 integer not null default 0, reviews5 integer not null default 0,
  negatives0 integer not null default 0, negatives1 integer not null default 0,
  negatives2 integer not null default 0, negatives3 integer not null default 0,
  negatives4 integer not null default 0, negatives5 integer not null default 0,
  complaints0 integer not null default 0, complaints1 integer not null default 0,
  complaints2 integer not null default 0, complaints3 integer not null default 0,
  complaints4 integer not null default 0, complaints5 integer not null default 0,
  orders0 integer not null default 0, orders1 integer not null default 0, orders2 integer not null default 0,
  orders3 integer not null default 0, orders4 integer not null default 0, orders5 integer not null default 0,
  unanswered0 integer not null default 0, unanswered1 integer not null default 0,
  unanswered2 integer not null default 0, unanswered3 integer not null default 0,
  due0 integer not null default 0, due1 integer not null default 0, due2 integer not null default 0,
  due3 integer not null default 0,
  late0 integer not null default 0, late1 integer not null default 0, late2 integer not null default 0,
  late3 integer not null default 0,
  cancelled0 integer not null default 0, cancelled1 integer not null default 0,
  cancelled2 integer not null default 0, cancelled3 integer not null default 0,
  delivered0 integer not null default 0, delivered1 integer not null default 0,
  delivered2 integer not null default 0, delivered3 integer not null default 0,
  returned0 integer not null default 0, returned1 integer not null default 0, returned2 integer not null default 0,
  returned3 integer not null default 0,
  primary key (seller_id, cell)
) with (fillfactor = 60);

insert into quality_counter (
  seller_id, cell, reviews0, reviews1, reviews2, reviews3, reviews4, reviews5, negatives0, negatives1, negatives2,
  negatives3, negatives4, negatives5, complaints0, complaints1, complaints2, complaints3, complaints4, complaints5,
  orders0, orders1, orders2, orders3, orders4, orders5, unanswered0, unanswered1, unanswered2, unanswered3, due0,
  due1, due2, due3, late0, late1, late2, late3, cancelled0, cancelled1, cancelled2, cancelled3, delivered0,
  delivered1, delivered2, delivered3, returned0, returned1, returned2, returned3
)
select c.seller_id, c.cell,
  coalesce(sum(own_reviews) filter (where bucket = 0), 0), coalesce(sum(own_reviews) filter (where bucket = 1), 0),
  coalesce(sum(own_reviews) filter (where bucket = 2), 0), coalesce(sum(own_reviews) filter (where bucket = 3), 0),
  coalesce(sum(own_reviews) filter (where bucket = 4), 0), coalesce(sum(own_reviews) filter (where bucket = 5), 0),
  coalesce(sum(own_negatives) filter (where bucket = 0), 0),
  coalesce(sum(own_negatives) filter (where bucket = 1), 0),
  coalesce(sum(own_negatives) filter (where bucket = 2), 0),
  coalesce(sum(own_negatives) filter (where bucket = 3), 0),
  coalesce(sum(own_negatives) filter (where bucket = 4), 0),
  coalesce(sum(own_negatives) filter (where bucket = 5), 0),
  coalesce(sum(own_complaints) filter (where bucket = 0), 0),
  coalesce(sum(own_complaints) filter (where bucket = 1), 0),
  coalesce(sum(own_complaints) filter (where bucket = 2), 0),
  coalesce(sum(own_complaints) filter (where bucket = 3), 0),
  coalesce(sum(own_complaints) filter (where bucket = 4), 0),
  coalesce(sum(own_complaints) filter (where bucket = 5), 0), coalesce(sum(own_orders) filter (where bucket = 0), 0),
  coalesce(sum(own_orders) filter (where bucket = 1), 0), coalesce(sum(own_orders) filter (where bucket = 2), 0),
  coalesce(sum(own_orders) filter (where bucket = 3), 0), coalesce(sum(own_orders) filter (where bucket = 4), 0),
  coalesce(sum(own_orders) filter (where bucket = 5), 0), coalesce(sum(own_unanswered) filter (where bucket = 0), 0),
  coalesce(sum(own_unanswered) filter (where bucket = 1), 0),
  coalesce(sum(own_unanswered) filter (where bucket = 2), 0),
  coalesce(sum(own_unanswered) filter (where bucket = 3), 0), coalesce(sum(own_due) filter (where bucket = 0), 0),
  coalesce(sum(own_due) filter (where bucket = 1), 0), coalesce(sum(own_due) filter (where bucket = 2), 0),
  coalesce(sum(own_due) filter (where bucket = 3), 0), coalesce(sum(own_late) filter (where bucket = 0), 0),
  coalesce(sum(own_late) filter (where bucket = 1), 0), coalesce(sum(own_late) filter (where bucket = 2), 0),
  coalesce(sum(own_late) filter (where bucket = 3), 0), coalesce(sum(own_cancelled) filter (where bucket = 0), 0),
  coalesce(sum(own_cancelled) filter (where bucket = 1), 0),
  coalesce(sum(own_cancelled) filter (where bucket = 2), 0),
  coalesce(sum(own_cancelled) filter (where bucket = 3), 0),
  coalesce(sum(own_delivered) filter (where bucket = 0), 0),
  coalesce(sum(own_delivered) filter (where bucket = 1), 0),
  coalesce(sum(own_delivered) filter (where bucket = 2), 0),
  coalesce(sum(own_delivered) filter (where bucket = 3), 0),
  coalesce(sum(own_returned) filter (where bucket = 0), 0), coalesce(sum(own_returned) filter (where bucket = 1), 0),
  coalesce(sum(own_returned) filter (where bucket = 2), 0), coalesce(sum(own_returned) filter (where bucket = 3), 0)
from (
  select c.seller_id, c.cell, c.bucket,
    case when s.by_orders then c.linked_reviews else c.reviews end as own_reviews,
    case when s.by_orders then c.linked_negatives else c.negatives end as own_negatives,
    case when s.by_orders then c.linked_complaints else c.complaints end as own_complaints,
    case when s.by_orders then c.orders else 0 end as own_orders,
    case when s.by_orders then c.linked_unanswered else c.unanswered end as own_unanswered,
    case when s.by_orders then c.due else 0 end as own_due, case when s.by_orders then c.late else 0 end as own_late,
    case when s.by_orders then c.cancelled else 0 end as own_cancelled,
    case when s.by_orders then c.delivered else 0 end as own_delivered,
    case when s.by_orders then c.returned else 0 end as own_returned
  from quality_counter_by_age c join quality_seller s on s.seller_id = c.seller_id
) c
group by c.seller_id, c.cell order by c.seller_id, c.cell;

drop table quality_counter_by_age;

-- A run under way compares again: what it gave sellers with its marks it now gives them with their counts.
update long_task set checkpoint = checkpoint || '{"phase": "compare", "after": ""}'
where kind = 'quality_run' and state in ('waiting', 'running') and checkpoint ->> 'phase' in ('compare', 'spread', 'score');
