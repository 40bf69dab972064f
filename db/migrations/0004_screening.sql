-- What screening found about one revision, as it was shown to whoever decided.
create table screening (
  review_id text not null references review,
  revision integer not null,
  model text not null,
  policy_version integer not null,
  outcome text not null check (outcome in ('publish', 'queue', 'hold')),
  fake_probability real,
  signals jsonb not null,
  screened_at timestamptz not null,
  primary key (review_id, revision)
);

-- MinHash bands of the text: two reviews that share one are candidates for being near-duplicates. Twelve rows
-- per review make this the busiest table of all, so it has one index, and no reference to be checked: a row
-- without its review is never found, because candidates are joined with theirs.
create table review_band (
  band bigint not null,
  review_id text not null,
  primary key (band, review_id)
);

-- Running counts, kept by screening in the transaction that writes the verdict; each review counts once.
create table seller_stat (
  seller_id text primary key,
  reviews integer not null,
  rating_sum bigint not null,
  rating_square_sum bigint not null,
  first_at timestamptz not null
);
-- Reviews a seller got on a day of the marketplace's zone.
create table seller_day (
  seller_id text not null,
  day date not null,
  reviews integer not null,
  primary key (seller_id, day)
);

-- What screening does in a category; '*' is every category without a row of its own. The newest version holds.
create table policy (
  category text not null,
  version integer not null,
  rules jsonb not null,
  created_at timestamptz not null,
  created_by uuid references account,
  primary key (category, version)
);
