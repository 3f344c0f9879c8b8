-- Everything that does not fit together in students' schedules of a term; without students, of everybody.
-- One row per conflict. Equal facts are equal rows of JSON: the same conflict is found again under the same hash.
create or replace function lms_ops.find_conflicts(term uuid, students uuid[] default null)
returns table (
    student_id uuid,
    conflict_type text,
    course_offering_id uuid,
    conflicting_offering_id uuid,
    facts jsonb
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select * from lms_ops.find_time_overlaps(term, students)
    union all
    select * from lms_ops.find_missing_requirements(term, students)
    union all
    select * from lms_ops.find_duplicate_courses(term, students)
    union all
    select * from lms_ops.find_incompatible_courses(term, students)
    union all
    select * from lms_ops.find_credit_overloads(term, students)
$$;
