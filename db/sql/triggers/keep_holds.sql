-- Holds are released, never deleted: their history answers why somebody could not register.
create or replace trigger keep_holds
    before delete on student_holds
    for each row execute function lms_ops.refuse_hold_deletion();

create or replace trigger keep_holds_whole
    before truncate on student_holds
    for each statement execute function lms_ops.refuse_hold_deletion();

create or replace trigger keep_holds_as_placed
    before update on student_holds
    for each row execute function lms_ops.refuse_hold_rewriting();
