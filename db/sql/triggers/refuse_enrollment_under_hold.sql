-- A registration hold stops new seats, also those that another application takes.
create or replace trigger refuse_enrollment_under_hold
    after insert on course_enrollments
    referencing new table as new_rows
    for each statement execute function lms_ops.refuse_enrollment_under_hold();

create or replace trigger refuse_enrollment_under_hold_after_update
    after update on course_enrollments
    referencing old table as old_rows new table as new_rows
    for each statement execute function lms_ops.refuse_enrollment_under_hold();
