-- What does not fit together in a student's schedule of a term (the current one where none is named), as
-- sentences with their facts. Only reads; lms_ops.record_schedule_conflicts writes.
--
-- Where nothing could be compared, or the answer would mislead, a row without a type says so.
create or replace function detect_schedule_conflicts(student_id uuid, term_id uuid default null)
returns table (
    conflict_type text,
    course_offering_id uuid,
    conflicting_offering_id uuid,
    course_code text,
    conflicting_course_code text,
    section_code text,
    conflicting_section_code text,
    details text,
    facts jsonb
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    term public.academic_terms;
    what_prevents text;
begin
    perform lms_ops.require_student($1);

    select terms.*
    into term
    from public.academic_terms as terms
    where terms.id = $2
        or ($2 is null and terms.is_current);

    if not exists (select from public.students where students.id = $1) then
        what_prevents := format('There is no student %s.', $1);
    elsif term.id is null and $2 is null then
        what_prevents := 'No term is the current one: name a term, or set academic_terms.is_current.';
    elsif term.id is null then
        what_prevents := format('There is no term %s.', $2);
    elsif not exists (
        select
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        where enrollments.student_id = $1
            and enrollments.enrollment_status = 'enrolled'
            and offerings.academic_term_id = term.id
    ) then
        what_prevents := format(
            'The student is enrolled in nothing in %s %s: there is nothing to compare.',
            term.academic_year, term.term_type
        );
    end if;

    if what_prevents is not null then
        return query
        select
            null::text, null::uuid, null::uuid, null::text, null::text, null::text, null::text,
            what_prevents,
            null::jsonb;
        return;
    end if;

    return query
    with found as materialized (
        select conflicts.*
        from lms_ops.find_conflicts(term.id, array[$1]) as conflicts
    ),

    told as (
        select
            found.conflict_type,
            found.course_offering_id,
            found.conflicting_offering_id,
            found.facts ->> 'course' as course_code,
            coalesce(other_courses.code, found.facts ->> 'required') as conflicting_course_code,
            offerings.section_code,
            other_offerings.section_code as conflicting_section_code,
            lms_ops.conflict_sentence(found.conflict_type, found.facts) as details,
            found.facts
        from found
        left join public.course_offerings as offerings on offerings.id = found.course_offering_id
        left join public.course_offerings as other_offerings on other_offerings.id = found.conflicting_offering_id
        left join public.courses as other_courses on other_courses.id = other_offerings.course_id
        union all
        select
            null, null, null, null, null, null, null,
            'No enrollment in this database is completed: every prerequisite counts as missing.',
            null
        where exists (select from found where found.conflict_type = 'missing_prerequisite')
            and not exists (
                select
                from public.course_enrollments as enrollments
                where enrollments.enrollment_status = 'completed'
            )
    )

    select told.*
    from told
    order by
        told.conflict_type,
        told.course_code,
        told.conflicting_course_code,
        told.section_code,
        told.conflicting_section_code;
end
$$;
