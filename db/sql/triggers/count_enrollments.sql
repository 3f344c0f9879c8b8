-- Three triggers and one for truncate on one function: transition tables allow one event each.
create or replace trigger count_enrollments_after_insert
    after insert on course_enrollments
    referencing new table as new_rows
    for each statement execute function update_enrollment_count();

create or replace trigger count_enrollments_after_update
    after update on course_enrollments
    referencing old table as old_rows new table as new_rows
    for each statement execute function update_enrollment_count();

create or replace trigger count_enrollments_after_delete
    after delete on course_enrollments
    referencing old table as old_rows
    for each statement execute function update_enrollment_count();

create or replace trigger count_enrollments_after_truncate
    after truncate on course_enrollments
    for each statement execute function update_enrollment_count();
