-- A negative that its author changed or took back after the seller had been in touch counts on as it was until the
-- author says that it was their own wish (B16, V18, V19).
alter table review add column held_rating smallint check (held_rating between 1 and 2);
comment on column review.held_rating is 'The stars it counts with for its seller while its author has not confirmed the change';

-- That a seller got in touch with the author of a review, as the marketplace saw it.
create table seller_contact (
  review_id text not null,
  contacted_at timestamptz not null,
  channel text not null check (length(channel) between 1 and 64),
  received_at timestamptz not null,
  primary key (review_id, contacted_at)
);

create table change_question (
  id uuid primary key default gen_random_uuid(),
  review_id text not null references review,
  seller_id text not null,
  author_id text not null,
  language text not null check (language in ('en', 'uk', 'ru', 'zh')),
  change text not null check (change in ('edited', 'withdrawn')),
  -- The revision that was changed, and its stars.
  revision integer not null,
  rating_before smallint not null check (rating_before between 1 and 2),
  asked_at timestamptz not null,
  answer text check (answer in ('voluntary', 'pressured', 'rewarded')),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create unique index one_open_question_per_review on change_question (review_id) where answer is null;
create index change_question_review on change_question (review_id, asked_at desc);

-- Cases about the honesty of what stands on the marketplace, for seniors.
create table integrity_case (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('coerced_change', 'retaliation')),
  seller_id text not null,
  review_id text not null,
  -- The change it came from, where it is about one.
  question_id uuid unique references change_question,
  state text not null default 'open' check (state in ('open', 'confirmed', 'unfounded')),
  opened_at timestamptz not null,
  lease_holder uuid references account,
  lease_until timestamptz,
  decided_by uuid references account,
  decided_at timestamptz,
  note text check (length(note) between 1 and 2000),
  version integer not null default 1,
  check ((lease_holder is null) = (lease_until is null)),
  check ((state = 'open') = (decided_by is null) and (state = 'open') = (note is null))
);
create index integrity_case_line on integrity_case (opened_at, id) where state = 'open';
create index integrity_case_newest on integrity_case (opened_at desc, id desc);
create unique index one_retaliation_per_review on integrity_case (review_id) where kind = 'retaliation';
