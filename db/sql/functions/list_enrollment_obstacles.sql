-- What keeps a student out of an offering whether it is full or not: the kind of obstacle and a sentence.
-- Standing of the student first, then holds, the offering, courses that are missing, meetings that clash.
create or replace function lms_ops.enrollment_obstacles(student uuid, offering uuid)
returns table (kind text, sentence text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with asked as (
        select
            students.id as student_id,
            students.status,
            offerings.course_id,
            offerings.academic_term_id,
            coalesce(offerings.component, '') as component,
            offerings.section_code,
            offerings.enrollment_status,
            courses.code
        from public.students
        cross join public.course_offerings as offerings
        join public.courses on courses.id = offerings.course_id
        where students.id = student
            and offerings.id = offering
    ),

    obstacles as (
        select
            1 as place,
            'status' as kind,
            format('The student''s status is %s, not active.', asked.status) as sentence
        from asked
        where asked.status <> 'active'
        union all
        select
            2,
            'hold',
            format(
                'A %s hold blocks registration since %s: %s.',
                holds.hold_category,
                to_char(holds.effective_from at time zone lms_ops.timezone(), 'YYYY-MM-DD'),
                rtrim(holds.reason, '.')
            )
        from asked
        join public.student_holds as holds using (student_id)
        where holds.is_active
            and holds.blocks_registration
            and holds.effective_from <= now()
            and coalesce(holds.effective_until, 'infinity') > now()
        union all
        select
            3,
            'offering',
            format('%s section %s is %s.', asked.code, asked.section_code, asked.enrollment_status)
        from asked
        where asked.enrollment_status in ('closed', 'cancelled')
        union all
        select
            4,
            'duplicate',
            format('The student is enrolled in %s already.', asked.code)
        from asked
        where exists (
            select
            from public.course_enrollments as enrollments
            join public.course_offerings as others on others.id = enrollments.course_offering_id
            where enrollments.student_id = asked.student_id
                and enrollments.enrollment_status = 'enrolled'
                and others.academic_term_id = asked.academic_term_id
                and others.course_id = asked.course_id
                and coalesce(others.component, '') = asked.component
        )
        union all
        select
            5,
            'requirement',
            missing.sentence
        from lms_ops.missing_requirements(student, offering) as missing (sentence)
        union all
        select
            6,
            'clash',
            clashing.sentence
        from lms_ops.clashing_meetings(student, offering) as clashing (sentence)
    )

    select
        obstacles.kind,
        obstacles.sentence
    from obstacles
    order by
        obstacles.place,
        obstacles.sentence
$$;
