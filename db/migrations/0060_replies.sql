-- A seller's public reply is screened and moderated as a review is: one is public per revision of the review.
alter table reply
  add column revision integer not null default 1 check (revision >= 1),
  add column state text not null default 'published' check (state in (
    'draft', 'queued', 'published', 'returned', 'rejected', 'superseded', 'withdrawn')),
  -- What was found in its text: [{ kind, phrases }].
  add column flaws jsonb not null default '[]',
  -- Empty where the marketplace sent it.
  add column submitted_by uuid references account,
  add column due_at timestamptz,
  add column decided_by uuid references account,
  add column decided_at timestamptz,
  add column reason_code text,
  add column note text check (length(note) <= 2000),
  add column lease_holder uuid references account,
  add column lease_until timestamptz,
  add column version integer not null default 1,
  add constraint reply_lease check ((lease_holder is null) = (lease_until is null)),
  add constraint reply_reason check (state not in ('returned', 'rejected') or reason_code is not null),
  add constraint reply_judge check (decided_by <> submitted_by);
alter table reply alter column state set default 'queued';

update reply set revision = 1 + (
  select count(*) from review_revision v where v.review_id = reply.review_id and v.replaced_at <= reply.created_at)
where exists (select from review_revision v where v.review_id = reply.review_id);
update reply set state = 'superseded' from (
  select id, row_number() over (partition by review_id, seller_id, revision order by created_at desc, id desc) as place
  from reply) ordered
where ordered.id = reply.id and ordered.place > 1;

-- Whether the seller has answered: a reply that waits for us counts for its seller as one that is public.
alter table reply add column is_standing boolean not null
  generated always as (state in ('queued', 'published')) stored;
create unique index one_public_reply_per_revision on reply (review_id, seller_id, revision) where state = 'published';
create unique index one_draft_per_revision on reply (review_id, seller_id, revision) where state = 'draft';
create index reply_line on reply (due_at, id) where state = 'queued';

-- What a seller has done for the buyer of a review (R1.6).
create table review_remedy (
  review_id text not null references review,
  seller_id text not null,
  kind text not null check (kind in ('replaced', 'redone', 'refunded', 'discount')),
  note text check (length(note) between 1 and 1000),
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  primary key (review_id, kind)
);
create index review_remedy_seller on review_remedy (seller_id, recorded_at desc);
