-- Why a student may not take an offering's course again, as sentences: it is passed well enough, or attempted too often.
--
-- An exactly equivalent course and credit from elsewhere are the same course; a substitute is another. A pass without
-- points is good enough. Attempts are the terms in which the course was completed or withdrawn from. The settings are
-- registration.repeat_below_points and registration.most_attempts; one that is not set refuses nothing.
create or replace function lms_ops.refused_repeats(student uuid, offering uuid) returns setof text
language plpgsql
stable
security definer
rows 1
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
    good_enough constant numeric := lms_ops.setting('registration', 'repeat_below_points');
    most_attempts constant numeric := lms_ops.setting('registration', 'most_attempts');
    wanted record;
begin
    select
        courses.id as course_id,
        courses.code,
        array(
            select counting.done_course_id
            from lms_ops.counting_courses as counting
            where counting.course_id = courses.id
                and counting.rule in ('itself', 'exact')
        ) as same_courses
    into wanted
    from public.course_offerings as offerings
    join public.courses on courses.id = offerings.course_id
    where offerings.id = offering;

    -- hardly anybody has had it before: that is found out first
    if not exists (
        select
        from public.course_enrollments as enrollments
        where enrollments.student_id = student
            and enrollments.enrollment_status in ('completed', 'withdrawn')
            and enrollments.course_offering_id = any (
                array(
                    select offerings.id
                    from public.course_offerings as offerings
                    where offerings.course_id = any (wanted.same_courses)
                )
            )
    ) and not exists (
        select
        from lms_ops.transfer_credits as transfers
        where transfers.student_id = student
    ) then
        return;
    end if;

    return query
    with passed as (
        select
            work.grade_points,
            work.institution,
            done_courses.code as done_code
        from lms_ops.counted_work as work
        join public.courses as done_courses on done_courses.id = work.done_course_id
        where work.student_id = student
            and work.course_id = wanted.course_id
            and work.rule in ('itself', 'exact')
            and good_enough is not null
            and coalesce(work.institution is not null or work.grade_points >= good_enough, true)
        order by work.grade_points desc nulls last
        limit 1
    ),

    attempts as (
        select count(distinct offerings.academic_term_id) as attempts
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        join public.academic_terms as terms on terms.id = offerings.academic_term_id
        join lms_ops.counting_courses as counting
            on counting.course_id = wanted.course_id
            and counting.done_course_id = offerings.course_id
            and counting.rule in ('itself', 'exact')
            and terms.end_date between counting.counts_from and counting.counts_until
        where enrollments.student_id = student
            and enrollments.enrollment_status in ('completed', 'withdrawn')
    )

    select case
        when passed.institution is not null then format(
            '%s is credited from %s already and is not taken again.', wanted.code, passed.institution
        )
        else format(
            '%s is passed already%s%s: a course is taken again only below %s points.',
            wanted.code,
            case when passed.done_code <> wanted.code then ' as ' || passed.done_code end,
            coalesce(' with ' || passed.grade_points || ' points', ' without points'),
            to_char(good_enough, 'FM990.0')
        )
    end
    from passed
    union all
    select format(
        '%s was attempted %s times: at most %s attempts are allowed.',
        wanted.code, attempts.attempts, trim_scale(most_attempts)
    )
    from attempts
    where attempts.attempts >= most_attempts;
end
$$;
