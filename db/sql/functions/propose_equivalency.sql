-- Proposes that another course, of ours or of another institution, counts for a course; returns the proposal.
--
-- `exact` counts both ways, `substitution` for `course` only, `partial` gives credit and satisfies nothing, `transfer`
-- is work done at another institution. The viewer needs course.manage in the unit of `course`; somebody else decides.
create or replace function lms_ops.propose_equivalency(
    course uuid,
    equivalency_type text,
    equivalent_course uuid default null,
    institution text default null,
    external_code text default null,
    external_name text default null,
    credits numeric default null,
    effective_from date default null,
    effective_until date default null,
    note text default null
) returns uuid
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    is_external constant boolean := equivalent_course is null;
    possible_types constant text[] := case
        when is_external then array['transfer', 'partial']
        else array['exact', 'substitution', 'partial']
    end;
    first_day constant date := coalesce(effective_from, (now() at time zone lms_ops.timezone())::date);
    proposed uuid;
begin
    perform lms_ops.require_course_right(course);
    if coalesce(equivalency_type, '') <> all (possible_types) then
        raise '% is no kind of equivalency of such a course: choose one of %.',
            coalesce(equivalency_type, 'Nothing'), array_to_string(possible_types, ', ');
    elsif is_external and (nullif(btrim(institution), '') is null or nullif(btrim(external_name), '') is null) then
        raise 'Name the institution and its course, or choose a course of ours.';
    elsif not is_external and coalesce(institution, external_code, external_name) is not null then
        raise 'Name either a course of ours or one of another institution, not both.';
    elsif not is_external and not exists (select from public.courses where courses.id = equivalent_course) then
        raise 'There is no such course (%): choose one of the list.', equivalent_course;
    elsif course = equivalent_course then
        raise 'A course is equivalent to itself already: choose another one.';
    elsif equivalency_type = 'partial' and credits is null then
        raise 'Say how many credits it gives: a part has no credits of its own.';
    elsif credits < 0 then
        raise 'Credits are not negative: say how many it gives.';
    elsif effective_until < first_day then
        raise 'The last day lies before the first: choose a later one, or none.';
    end if;

    -- the same exact pair the other way round would say the same again
    if exists (
        select
        from public.course_equivalencies as others
        where others.course_id = equivalent_course
            and others.equivalent_course_id = course
            and 'exact' in (others.equivalency_type, propose_equivalency.equivalency_type)
            and others.approval_status <> 'rejected'
            and daterange(others.effective_from, others.effective_until, '[]')
                && daterange(first_day, propose_equivalency.effective_until, '[]')
    ) then
        raise exclusion_violation;
    end if;

    insert into public.course_equivalencies (
        course_id,
        equivalent_course_id,
        external_institution,
        external_course_code,
        external_course_name,
        equivalency_type,
        credits_awarded,
        effective_from,
        effective_until,
        proposed_by,
        note
    )
    values (
        course,
        equivalent_course,
        btrim(institution),
        nullif(btrim(external_code), ''),
        btrim(external_name),
        propose_equivalency.equivalency_type,
        credits,
        first_day,
        propose_equivalency.effective_until,
        lms_ops.current_viewer(),
        nullif(btrim(propose_equivalency.note), '')
    )
    returning id into proposed;

    perform lms_ops.record_action(
        'propose_equivalency',
        'course_equivalencies',
        proposed,
        null,
        (
            select to_jsonb(equivalencies) - '{id,created_at,updated_at}'::text[]
            from public.course_equivalencies as equivalencies
            where equivalencies.id = proposed
        )
    );
    return proposed;
exception
    when exclusion_violation then
        raise 'There is a rule for these two in those days already: end it first, or choose other days.';
end
$$;
