-- A freed seat goes to the queue in the transaction that frees it; last of all by name, when count and receipts are written.
create or replace trigger serve_freed_seats_after_update
    after update on course_enrollments
    referencing old table as old_rows new table as new_rows
    for each statement execute function lms_ops.serve_freed_seats();

create or replace trigger serve_freed_seats_after_delete
    after delete on course_enrollments
    referencing old table as old_rows
    for each statement execute function lms_ops.serve_freed_seats();
