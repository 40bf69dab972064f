-- In a mediation the sides can still agree by themselves, and whoever was promised something can say that it was done
-- after all, which ends it (K9, K15).
alter table complaint_move disable trigger complaint_move_is_fixed;
insert into complaint_move (from_state, to_state) values ('mediation', 'resolved_agreed'), ('mediation', 'closed');
alter table complaint_move enable trigger complaint_move_is_fixed;
