-- The junction tables follow the arrays of courses as long as an application writes them.
-- Whatever writes the arrays, another trigger too: no list of columns.
create or replace trigger follow_new_arrays
    after insert on courses
    for each row execute function lms_ops.follow_arrays();

create or replace trigger follow_changed_arrays
    after update on courses
    for each row
    when ((old.prerequisites, old.corequisites) is distinct from (new.prerequisites, new.corequisites))
    execute function lms_ops.follow_arrays();

create or replace trigger release_deleted_course
    before delete on courses
    for each row execute function lms_ops.release_deleted_course();
