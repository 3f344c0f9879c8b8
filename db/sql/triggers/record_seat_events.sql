-- Every seat that is taken or given up leaves a receipt; after the counter, by name.
create or replace trigger record_seat_events_after_insert
    after insert on course_enrollments
    referencing new table as new_rows
    for each statement execute function lms_ops.record_seat_events();

create or replace trigger record_seat_events_after_update
    after update on course_enrollments
    referencing old table as old_rows new table as new_rows
    for each statement execute function lms_ops.record_seat_events();

create or replace trigger record_seat_events_after_delete
    after delete on course_enrollments
    referencing old table as old_rows
    for each statement execute function lms_ops.record_seat_events();

create or replace trigger record_seat_events_before_truncate
    before truncate on course_enrollments
    for each statement execute function lms_ops.record_seat_events();
