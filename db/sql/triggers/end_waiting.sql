-- After count_enrollments, by name: the offerings are locked before their queues change.
create or replace trigger end_waiting_after_insert
    after insert on course_enrollments
    referencing new table as new_rows
    for each statement execute function lms_ops.end_waiting();

create or replace trigger end_waiting_after_update
    after update on course_enrollments
    referencing new table as new_rows
    for each statement execute function lms_ops.end_waiting();
