-- How often whoever hears appeals was reminded of one: shortly before its time is over, and when it is.
alter table appeal add column reminded smallint not null default 0 check (reminded between 0 and 2);
