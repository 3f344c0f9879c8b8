-- Whether a student may enroll in an offering now, and every reason why not, as sentences.
create or replace function check_enrollment_eligibility(student_id uuid, course_offering_id uuid)
returns table (can_enroll boolean, reasons text[])
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    found_reasons text[] := '{}';
    student public.students;
    offering public.course_offerings;
    course public.courses;
    seats record;
begin
    perform lms_ops.require_student($1);

    select students.* into student from public.students where students.id = $1;
    select offerings.* into offering from public.course_offerings as offerings where offerings.id = $2;
    select courses.* into course from public.courses where courses.id = offering.course_id;

    if student.id is null then
        return query select false, array[format('There is no student %s.', $1)];
        return;
    elsif offering.id is null then
        return query select false, array[format('There is no offering %s.', $2)];
        return;
    end if;

    if student.status <> 'active' then
        found_reasons := found_reasons || format('The student''s status is %s, not active.', student.status);
    end if;

    found_reasons := found_reasons || array(
        select format(
            'A %s hold blocks registration since %s: %s.',
            holds.hold_category,
            to_char(holds.effective_from, 'YYYY-MM-DD'),
            rtrim(holds.reason, '.')
        )
        from public.student_holds as holds
        where holds.student_id = $1
            and holds.is_active
            and holds.blocks_registration
            and holds.effective_from <= now()
            and coalesce(holds.effective_until, 'infinity') > now()
        order by
            holds.effective_from,
            holds.id
    );

    if offering.enrollment_status in ('closed', 'cancelled') then
        found_reasons := found_reasons || format(
            '%s section %s is %s.', course.code, offering.section_code, offering.enrollment_status
        );
    end if;

    if exists (
        select
        from public.course_enrollments as enrollments
        join public.course_offerings as others on others.id = enrollments.course_offering_id
        where enrollments.student_id = $1
            and enrollments.enrollment_status = 'enrolled'
            and others.academic_term_id = offering.academic_term_id
            and others.course_id = offering.course_id
            and coalesce(others.component, '') = coalesce(offering.component, '')
    ) then
        found_reasons := found_reasons || format('The student is enrolled in %s already.', course.code);
    end if;

    select * into seats from lms_ops.offering_seats(array[$2]);
    if seats.free = 0 then
        found_reasons := found_reasons || format(
            '%s section %s is full (%s of %s seats): join the waitlist.',
            course.code,
            offering.section_code,
            seats.enrolled + seats.live_offers,
            seats.published_limit
        );
    end if;

    found_reasons := found_reasons || array(
        select sentences.sentence
        from lms_ops.missing_requirements($1, $2) as sentences (sentence)
    );

    found_reasons := found_reasons || array(
        select sentences.sentence
        from lms_ops.clashing_meetings($1, $2) as sentences (sentence)
    );

    return query select cardinality(found_reasons) = 0, found_reasons;
end
$$;
