-- Final grades move far only with an approver: marks and components that are final, enrollments that are completed.
create or replace trigger refuse_unapproved_grade_change
    before update on grades
    for each row
    when (
        old.is_final
        and num_nonnulls(old.marks_obtained, old.percentage, old.letter_grade) > 0
        and (
            old.marks_obtained, old.percentage, old.letter_grade,
            old.id, old.student_id, old.assessment_id, old.is_final
        ) is distinct from (
            new.marks_obtained, new.percentage, new.letter_grade,
            new.id, new.student_id, new.assessment_id, new.is_final
        )
    )
    execute function lms_ops.refuse_unapproved_grade_change();

create or replace trigger refuse_unapproved_grade_deletion
    before delete on grades
    for each row
    when (old.is_final and num_nonnulls(old.marks_obtained, old.percentage, old.letter_grade) > 0)
    execute function lms_ops.refuse_unapproved_grade_change();

create or replace trigger refuse_unapproved_grade_change
    before update on course_enrollments
    for each row
    when (
        old.enrollment_status = 'completed'
        and num_nonnulls(old.grade, old.grade_points) > 0
        and (
            old.grade, old.grade_points,
            old.id, old.student_id, old.course_offering_id, old.enrollment_status
        ) is distinct from (
            new.grade, new.grade_points,
            new.id, new.student_id, new.course_offering_id, new.enrollment_status
        )
    )
    execute function lms_ops.refuse_unapproved_grade_change();

create or replace trigger refuse_unapproved_grade_deletion
    before delete on course_enrollments
    for each row
    when (old.enrollment_status = 'completed' and num_nonnulls(old.grade, old.grade_points) > 0)
    execute function lms_ops.refuse_unapproved_grade_change();

create or replace trigger refuse_unapproved_grade_change
    before update on enrollment_grades
    for each row
    when (
        old.is_final
        and num_nonnulls(old.marks_obtained, old.percentage, old.letter_grade, old.grade_points) > 0
        and (
            old.marks_obtained, old.percentage, old.letter_grade, old.grade_points,
            old.id, old.enrollment_id, old.is_final
        ) is distinct from (
            new.marks_obtained, new.percentage, new.letter_grade, new.grade_points,
            new.id, new.enrollment_id, new.is_final
        )
    )
    execute function lms_ops.refuse_unapproved_grade_change();

create or replace trigger refuse_unapproved_grade_deletion
    before delete on enrollment_grades
    for each row
    when (
        old.is_final
        and num_nonnulls(old.marks_obtained, old.percentage, old.letter_grade, old.grade_points) > 0
    )
    execute function lms_ops.refuse_unapproved_grade_change();
