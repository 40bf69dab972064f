-- Replies, requests and cases as the marketplace reads them, the newest first.
create index reply_newest on reply (created_at desc, id desc) where state <> 'draft';
create index reply_newest_of_seller on reply (seller_id, created_at desc, id desc) where state <> 'draft';
create index reply_newest_in_state on reply (state, created_at desc, id desc) where state <> 'draft';
drop index review_request_newest;
create index review_request_newest on review_request (requested_at desc, order_id desc);
create index integrity_case_of_seller on integrity_case (seller_id, opened_at desc, id desc);
