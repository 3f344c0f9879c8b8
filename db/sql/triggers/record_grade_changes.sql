-- Every change of a grade leaves a row in grade_change_history, whoever makes it: when a value changes, when a final
-- grade is opened again, when the grade moves to somebody else, and when it is deleted.
create or replace trigger record_grade_change
    after update on grades
    for each row
    when (
        (old.marks_obtained, old.percentage, old.letter_grade, old.id, old.student_id, old.assessment_id)
        is distinct from (
            new.marks_obtained, new.percentage, new.letter_grade, new.id, new.student_id, new.assessment_id
        )
        or (old.is_final and new.is_final is not true)
    )
    execute function lms_ops.record_grade_change();

create or replace trigger record_grade_deletion
    after delete on grades
    for each row
    when (num_nonnulls(old.marks_obtained, old.percentage, old.letter_grade) > 0)
    execute function lms_ops.record_grade_change();

create or replace trigger record_grade_change
    after update on course_enrollments
    for each row
    when (
        (old.grade, old.grade_points) is distinct from (new.grade, new.grade_points)
        or (
            num_nonnulls(old.grade, old.grade_points) > 0
            and (
                (old.id, old.student_id, old.course_offering_id)
                is distinct from (new.id, new.student_id, new.course_offering_id)
                or (old.enrollment_status = 'completed' and new.enrollment_status <> 'completed')
            )
        )
    )
    execute function lms_ops.record_grade_change();

create or replace trigger record_grade_deletion
    after delete on course_enrollments
    for each row
    when (num_nonnulls(old.grade, old.grade_points) > 0)
    execute function lms_ops.record_grade_change();

create or replace trigger record_grade_change
    after update on enrollment_grades
    for each row
    when (
        (old.marks_obtained, old.percentage, old.letter_grade, old.grade_points, old.id, old.enrollment_id)
        is distinct from (
            new.marks_obtained, new.percentage, new.letter_grade, new.grade_points, new.id, new.enrollment_id
        )
        or (old.is_final and new.is_final is not true)
    )
    execute function lms_ops.record_grade_change();

create or replace trigger record_grade_deletion
    after delete on enrollment_grades
    for each row
    when (num_nonnulls(old.marks_obtained, old.percentage, old.letter_grade, old.grade_points) > 0)
    execute function lms_ops.record_grade_change();

create or replace trigger delete_component_grades
    before delete on course_enrollments
    for each row execute function lms_ops.delete_component_grades();

create or replace trigger refuse_grade_truncation
    before truncate on grades
    for each statement execute function lms_ops.refuse_grade_truncation();

create or replace trigger refuse_grade_truncation
    before truncate on course_enrollments
    for each statement execute function lms_ops.refuse_grade_truncation();

create or replace trigger refuse_grade_truncation
    before truncate on enrollment_grades
    for each statement execute function lms_ops.refuse_grade_truncation();
