-- Search follows the numbers and positions of students and staff, and their names in persons.
-- Null written to search_vector fills it anew.
create or replace trigger update_students_search_vector
    before insert or update of student_number, user_id, search_vector on students
    for each row execute function lms_ops.update_students_search_vector();

create or replace trigger update_staff_members_search_vector
    before insert or update of employee_number, user_id, position_title, search_vector on staff_members
    for each row execute function lms_ops.update_staff_members_search_vector();

-- Their name comes after those of the triggers that move updated_at: they fire in the order of their names.
create or replace trigger with_updated_at_kept
    before update of search_vector on students
    for each row execute function lms_ops.keep_updated_at();

create or replace trigger with_updated_at_kept
    before update of search_vector on staff_members
    for each row execute function lms_ops.keep_updated_at();

-- Three triggers on one function: transition tables allow one event each.
create or replace trigger search_people_after_insert
    after insert on persons
    referencing new table as new_rows
    for each statement execute function lms_ops.update_people_search_vectors();

create or replace trigger search_people_after_update
    after update on persons
    referencing old table as old_rows new table as new_rows
    for each statement execute function lms_ops.update_people_search_vectors();

create or replace trigger search_people_after_delete
    after delete on persons
    referencing old table as old_rows
    for each statement execute function lms_ops.update_people_search_vectors();
