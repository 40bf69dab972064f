-- A cell's id, made when it is first met.
create function quality_cell_id(wanted_category text, wanted_band integer) returns integer
language plpgsql as $$
declare found_id integer;
begin
  insert into quality_cell (category, price_band) values (wanted_category, wanted_band)
  on conflict (category, price_band) do nothing returning id into found_id;
  if found_id is null then
    select id into found_id from quality_cell where category = wanted_category and price_band = wanted_band;
  end if;
  return found_id;
end $$;

-- Days are rolled one by one, and rows lie by seller: only a plain index finds them without reading everything.
drop index quality_day_day;
create index quality_day_day on quality_day (day);

-- What was last said of a seller, whichever run said it: what is said next is said only when it differs.
alter table quality_seller
  add column told_grade text,
  add column told_status text;

-- Cells are never taken away, and millions of rows need not be checked for that every night.
alter table quality_day drop constraint quality_day_cell_fkey;
alter table quality_counter drop constraint quality_counter_cell_fkey;
