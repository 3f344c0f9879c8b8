-- Every change of a grade leaves a row in grade_change_history, whoever makes it.
create or replace trigger record_grade_change
    after update on grades
    for each row
    when (
        (old.marks_obtained, old.percentage, old.letter_grade)
        is distinct from (new.marks_obtained, new.percentage, new.letter_grade)
    )
    execute function lms_ops.record_grade_change();

-- A first grade is no change of one.
create or replace trigger record_grade_change
    after update on course_enrollments
    for each row
    when (
        (old.grade is not null or old.grade_points is not null)
        and (old.grade, old.grade_points) is distinct from (new.grade, new.grade_points)
    )
    execute function lms_ops.record_grade_change();

create or replace trigger record_grade_change
    after update on enrollment_grades
    for each row
    when (
        (old.marks_obtained, old.percentage, old.letter_grade, old.grade_points)
        is distinct from (new.marks_obtained, new.percentage, new.letter_grade, new.grade_points)
    )
    execute function lms_ops.record_grade_change();
