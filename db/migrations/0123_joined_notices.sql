-- Notices of illegal content about one review are joined, and whoever gave one is answered as the first is.
alter table complaint_move disable trigger complaint_move_is_fixed;
insert into complaint_move (from_state, to_state) values
  ('duplicate', 'content_removed'), ('duplicate', 'invalid'), ('duplicate', 'out_of_scope');
alter table complaint_move enable trigger complaint_move_is_fixed;
create index complaint_joined_with on complaint (duplicate_of) where duplicate_of is not null;
