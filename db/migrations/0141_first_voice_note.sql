-- What the first of two who take a review down noted, for the second to read and go on from.
alter table removal_voice add column note text check (length(note) between 1 and 5000);
