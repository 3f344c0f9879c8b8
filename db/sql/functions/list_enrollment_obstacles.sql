-- What keeps a student out of an offering whether it is full or not: the kind of obstacle and a sentence.
-- Status of the student first, then holds, the offering, its term, seats that do not go together, courses and credits.
--
-- `giving_up` is an offering whose seat would be given up in the same step: its meetings, credits and course do not
-- count. Open permits leave out their kind of obstacle; a cancelled offering and a course that is not there stay one.
create or replace function lms_ops.enrollment_obstacles(student uuid, offering uuid, giving_up uuid default null)
returns table (kind text, sentence text)
language plpgsql
stable
security definer
rows 2
set search_path = pg_catalog, pg_temp
-- planned once a session: planning takes longer than running
set plan_cache_mode = force_generic_plan
as $$
declare
    wanted public.course_offerings;
    student_status text;
    permitted text[];
    beside uuid[];  -- the offerings in which the student sits in this term
begin
    select students.status into student_status from public.students where students.id = student;
    if not found then
        return query select 'status', format('There is no student %s.', student);
        return;
    end if;

    select offerings.* into wanted from public.course_offerings as offerings where offerings.id = offering;
    if not found then
        return query select 'offering', format('There is no offering %s.', offering);
        return;
    elsif wanted.course_id is null or wanted.academic_term_id is null then
        return query
        select
            'offering',
            format('Section %s belongs to no course or no term: the registrar sets both.', wanted.section_code);
        return;
    end if;

    permitted := array(
        select permits.obstacle
        from lms_ops.registration_permits as permits
        where permits.student_id = student
            and permits.course_offering_id = offering
            and permits.ended_at is null
            and coalesce(permits.valid_until, 'infinity') > now()
    );
    beside := array(
        select enrollments.course_offering_id
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        where enrollments.student_id = student
            and enrollments.enrollment_status = 'enrolled'
            and offerings.academic_term_id = wanted.academic_term_id
            and offerings.id is distinct from giving_up
    );

    -- beside no other seat nothing is asked that only compares seats: on the first day that is nearly everybody
    return query
    select
        'status',
        format('The student''s status is %s, not active.', student_status)
    where student_status <> 'active'
    union all
    select
        'hold',
        holds.sentence
    from lms_ops.hold_reasons(student, 'registration') as holds (sentence)
    union all
    select
        'offering',
        format(
            '%s %s.',
            lms_ops.offering_name(offering),
            case
                when wanted.enrollment_status in ('closed', 'cancelled') then 'is ' || wanted.enrollment_status
                else 'is not published yet'
            end
        )
    where wanted.enrollment_status = 'cancelled'
        or (
            (wanted.enrollment_status = 'closed' or wanted.is_published is not true)
            and 'offering' <> all (permitted)
        )
    union all
    select
        'window',
        closed.sentence
    from lms_ops.registration_closed(wanted.academic_term_id) as closed (sentence)
    where 'window' <> all (permitted)
        and closed.sentence is not null
    union all
    select
        'duplicate',
        duplicate.sentence
    from lms_ops.duplicate_seats(offering, beside) as duplicate (sentence)
    where beside <> '{}'
    union all
    select
        'requirement',
        missing.sentence
    from lms_ops.missing_requirements(student, offering, beside) as missing (sentence)
    where 'requirement' <> all (permitted)
    union all
    select
        'clash',
        clashing.sentence
    from lms_ops.clashing_meetings(offering, beside) as clashing (sentence)
    where beside <> '{}'
        and 'clash' <> all (permitted)
    union all
    select
        'credit_load',
        exceeded.sentence
    from lms_ops.exceeded_credits(student, offering, beside) as exceeded (sentence)
    where 'credit_load' <> all (permitted)
    union all
    select
        'repeat',
        refused.sentence
    from lms_ops.refused_repeats(student, offering) as refused (sentence)
    where 'repeat' <> all (permitted)
    union all
    select
        'incompatible',
        incompatible.sentence
    from lms_ops.incompatible_seats(offering, beside) as incompatible (sentence)
    where beside <> '{}';
end
$$;
