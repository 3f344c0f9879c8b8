-- Whether the row of a grade has any value: marks, percentage, letter or points.
create or replace function lms_ops.holds_grade(grade jsonb) returns boolean
language sql
immutable
parallel safe
return num_nonnulls(
    grade ->> 'marks_obtained',
    grade ->> 'percentage',
    grade ->> 'letter_grade',
    grade ->> 'grade',
    grade ->> 'grade_points'
) > 0;
