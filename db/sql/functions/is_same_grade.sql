-- Whether two rows of a grade are of the same student and the same work: only then a value became another.
create or replace function lms_ops.is_same_grade(before jsonb, after jsonb) returns boolean
language sql
immutable
parallel safe
return (
    before -> 'id',
    before -> 'student_id',
    before -> 'assessment_id',
    before -> 'enrollment_id',
    before -> 'course_offering_id'
) is not distinct from (
    after -> 'id',
    after -> 'student_id',
    after -> 'assessment_id',
    after -> 'enrollment_id',
    after -> 'course_offering_id'
);
