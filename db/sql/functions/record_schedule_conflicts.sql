-- Finds the conflicts of a term (the current one where none is named), writes down what has changed since
-- the last time, and tells student and advisor of each new one, once.
--
-- Run twice, the second run changes nothing. What is no longer found closes by itself (resolved by nobody,
-- method 'no longer found') and opens again when it is found again. What a person has resolved or dismissed
-- stays so until its facts change: other facts are another conflict. Whoever may resolve only in some units
-- examines the students of their programmes.
create or replace function lms_ops.record_schedule_conflicts(term uuid default null)
returns table (opened integer, closed integer, still_open integer)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    examined_term uuid;
    examined_students uuid[];  -- null: everybody
begin
    perform lms_ops.require_right('conflict', 'resolve');

    select terms.id
    into examined_term
    from public.academic_terms as terms
    where terms.id = term
        or (term is null and terms.is_current);
    if not found then
        raise '%', case
            when term is null then 'No term is the current one: choose a term.'
            else format('There is no term %s: choose another.', term)
        end;
    end if;

    if lms_ops.current_viewer() is not null
        and not lms_ops.viewer_sees_all_units('conflict', 'resolve') then
        examined_students := array(
            select students.id
            from public.students
            join public.academic_programs as programs on programs.id = students.academic_program_id
            where programs.organization_unit_id = any (
                array(select lms_ops.viewer_units_for('conflict', 'resolve'))
            )
        );
    end if;

    -- one at a time: the second finds what the first has written
    perform pg_advisory_xact_lock(hashtextextended('lms_ops.record_schedule_conflicts', 0));

    with found as materialized (
        select
            conflicts.*,
            md5(conflicts.facts::text) as fingerprint
        from lms_ops.find_conflicts(examined_term, examined_students) as conflicts
    ),

    known as materialized (
        select
            conflicts.id,
            conflicts.student_id,
            conflicts.conflict_type,
            md5(conflicts.facts::text) as fingerprint,
            conflicts.status in ('detected', 'notified') as is_open,
            conflicts.status = 'resolved' and conflicts.resolved_by is null
                and conflicts.resolution_method = 'no longer found' as closed_by_itself
        from public.schedule_conflicts as conflicts
        where conflicts.academic_term_id = examined_term
            and (examined_students is null or conflicts.student_id = any (examined_students))
    ),

    added as (
        insert into public.schedule_conflicts (
            student_id,
            academic_term_id,
            conflict_type,
            course_offering_id,
            conflicting_offering_id,
            facts
        )
        select
            found.student_id,
            examined_term,
            found.conflict_type,
            found.course_offering_id,
            found.conflicting_offering_id,
            found.facts
        from found
        left join known using (student_id, conflict_type, fingerprint)
        where known.id is null
        returning id
    ),

    reopened as (
        update public.schedule_conflicts as conflicts
        set
            status = case when conflicts.notified_at is null then 'detected' else 'notified' end,
            resolved_at = null,
            resolution_method = null
        from known
        join found using (student_id, conflict_type, fingerprint)
        where conflicts.id = known.id
            and known.closed_by_itself
        returning conflicts.id
    ),

    gone as (
        select known.id
        from known
        left join found using (student_id, conflict_type, fingerprint)
        where known.is_open
            and found.student_id is null
    ),

    ended as (
        update public.schedule_conflicts as conflicts
        set
            status = 'resolved',
            resolved_at = now(),
            resolution_method = 'no longer found'
        from gone
        where conflicts.id = gone.id
            -- a person may have closed it since it was read
            and conflicts.status in ('detected', 'notified')
        returning conflicts.id
    )

    select
        (select count(*) from added) + (select count(*) from reopened),
        (select count(*) from ended),
        (select count(*) from known where known.is_open) - (select count(*) from gone)
    into
        opened,
        closed,
        still_open;

    perform lms_ops.notify_of_conflicts(examined_term);

    perform lms_ops.record_action(
        'detect_conflicts',
        'academic_terms',
        examined_term,
        jsonb_build_object('open', still_open + closed),
        jsonb_build_object('open', still_open + opened, 'opened', opened, 'closed', closed)
    );
    return next;
end
$$;
