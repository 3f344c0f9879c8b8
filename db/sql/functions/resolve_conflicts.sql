-- Resolves or dismisses conflicts, all of them or none, with the method and a note; returns how many.
--
-- The viewer needs the right in the unit of the student's programme or of one of the courses. A conflict that
-- is closed already is refused by its sentence. Each leaves a row in the audit log.
create or replace function lms_ops.resolve_conflicts(
    conflict_ids uuid[],
    new_status text,
    method text,
    note text default null
) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    wanted_ids constant uuid[] := array(select distinct id from unnest(conflict_ids) as id where id is not null);
    everywhere boolean;
    units uuid[];
    forbidden integer;
    closed_before record;
    done integer;
begin
    perform lms_ops.require_right('conflict', 'resolve');

    if cardinality(wanted_ids) = 0 then
        raise 'Choose at least one conflict.';
    end if;
    if coalesce(new_status, '') not in ('resolved', 'dismissed') then
        raise 'A conflict is resolved or dismissed, not %: choose one of the two.', coalesce(new_status, 'nothing');
    end if;
    if coalesce(btrim(method), '') = '' then
        raise 'Say by which method: it is kept with the conflict.';
    end if;
    if new_status = 'dismissed' and coalesce(btrim(note), '') = '' then
        raise 'Say why this is no conflict: it is kept with your name.';
    end if;

    -- in the order of their ids, so that two people cannot wait for each other
    perform
    from public.schedule_conflicts as conflicts
    where conflicts.id = any (wanted_ids)
    order by conflicts.id
    for no key update;
    get diagnostics done = row_count;
    if done < cardinality(wanted_ids) then
        raise 'Some of these conflicts are not there any more: load the page again.';
    end if;

    everywhere := lms_ops.current_viewer() is null or lms_ops.viewer_sees_all_units('conflict', 'resolve');
    units := array(select lms_ops.viewer_units_for('conflict', 'resolve'));
    select count(*)
    into forbidden
    from public.schedule_conflicts as conflicts
    join public.students on students.id = conflicts.student_id
    left join public.academic_programs as programs on programs.id = students.academic_program_id
    left join public.course_offerings as offerings on offerings.id = conflicts.course_offering_id
    left join public.courses on courses.id = offerings.course_id
    left join public.course_offerings as other_offerings on other_offerings.id = conflicts.conflicting_offering_id
    left join public.courses as other_courses on other_courses.id = other_offerings.course_id
    where conflicts.id = any (wanted_ids)
        and not everywhere
        and not array[
            programs.organization_unit_id,
            courses.organization_unit_id,
            other_courses.organization_unit_id
        ] && units;
    if forbidden > 0 then
        raise insufficient_privilege using message = format(
            '%s of these conflicts concern no student or course of your units: leave them to the registrar.',
            forbidden
        );
    end if;

    select
        students.student_number,
        conflicts.status,
        lms_ops.local_moment(conflicts.resolved_at) as closed_at,
        coalesce(people.name ->> 'en', 'itself') as closed_by,
        lms_ops.conflict_sentence(conflicts.conflict_type, conflicts.facts) as sentence
    into closed_before
    from public.schedule_conflicts as conflicts
    join public.students on students.id = conflicts.student_id
    left join lms_ops.people on people.user_id = conflicts.resolved_by
    where conflicts.id = any (wanted_ids)
        and conflicts.status not in ('detected', 'notified')
    order by
        students.student_number,
        conflicts.id
    limit 1;
    if found then
        raise 'A conflict of student % is % already, at % by %: %',
            closed_before.student_number,
            closed_before.status,
            closed_before.closed_at,
            closed_before.closed_by,
            closed_before.sentence;
    end if;

    with before as (
        select
            conflicts.id,
            conflicts.status
        from public.schedule_conflicts as conflicts
        where conflicts.id = any (wanted_ids)
    ),

    after as (
        update public.schedule_conflicts as conflicts
        set
            status = new_status,
            resolved_at = now(),
            resolved_by = lms_ops.current_viewer(),
            resolution_method = btrim(method),
            resolution_note = nullif(btrim(note), '')
        where conflicts.id = any (wanted_ids)
        returning
            conflicts.id,
            conflicts.student_id,
            conflicts.status
    )

    insert into public.audit_logs (user_id, action, resource_type, resource_id, new_values)
    select
        lms_ops.current_viewer(),
        'resolve_conflict',
        'schedule_conflicts',
        after.id,
        jsonb_build_object(
            'old', jsonb_build_object('status', before.status),
            'new', jsonb_build_object(
                'student_id', after.student_id,
                'status', after.status,
                'method', btrim(method)
            ),
            'reason', nullif(btrim(note), '')
        )
    from after
    join before using (id);
    get diagnostics done = row_count;

    return done;
end
$$;
