-- Some of those who lack what a course of the current term asks for were let in by its head. One row per student and course.
insert into lms_ops.registration_permits (
    id,
    student_id,
    course_offering_id,
    obstacle,
    reason,
    granted_by,
    granted_at
)
select
    pg_temp.id(format('permit %s %s', missing.student_id, missing.course_offering_id)),
    missing.student_id,
    missing.course_offering_id,
    'requirement',
    'The student has read the material over the holidays.',
    heads.user_id,
    numbers.noon - interval '20 days'
from drawn_terms
cross join numbers
cross join lateral lms_ops.find_missing_requirements(drawn_terms.id) as missing
join course_offerings as offerings on offerings.id = missing.course_offering_id
join drawn_courses on drawn_courses.id = offerings.course_id
join heads using (unit)
where drawn_terms.is_current
    and missing.conflict_type = 'missing_prerequisite'
    and pg_temp.chance(format('permit %s %s', missing.student_id, missing.course_offering_id)) < 0.25
on conflict do nothing;
