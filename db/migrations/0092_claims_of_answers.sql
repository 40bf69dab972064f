-- What somebody has in hand is found before the line is, and neither reads all that waits.
create index reply_in_hand on reply (lease_holder) where state = 'queued' and lease_holder is not null;
create index integrity_case_in_hand on integrity_case (lease_holder) where state = 'open' and lease_holder is not null;
-- A shop's latest signal.
create index praise_picking_of_seller on praise_picking (seller_id, found_at desc);
-- Cases as the marketplace reads those in one state.
create index integrity_case_newest_in_state on integrity_case (state, opened_at desc, id desc);
