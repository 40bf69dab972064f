-- How long lines take is counted every hour, from what was answered in the last seven days.
create index reply_decided on reply (decided_at desc) where decided_at is not null;
create index review_dispute_decided on review_dispute (decided_at desc) where decided_at is not null;
create index appeal_decided on appeal (decided_at desc) where decided_at is not null;
create index letter_answered on letter (answered_at desc) where answered_at is not null;
create index complaint_asked on complaint (seller_asked_at desc) where seller_asked_at is not null;
