-- Writes a receipt for every seat that a statement took or gave up, whoever wrote it.
-- Why comes from the setting app.seat_reason of the transaction, who from the viewer.
create or replace function lms_ops.record_seat_events() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- planning takes longer than running
set plan_cache_mode = force_generic_plan
as $$
declare
    -- asked once, not for each of many rows
    viewer constant uuid := lms_ops.current_viewer();
    why constant text := nullif(current_setting('app.seat_reason', true), '');
begin
    if tg_op = 'INSERT' then
        insert into lms_ops.seat_events (enrollment_id, course_offering_id, student_id, event, reason, acted_by)
        select
            new_rows.id,
            new_rows.course_offering_id,
            new_rows.student_id,
            'enrolled',
            why,
            viewer
        from new_rows
        where new_rows.enrollment_status = 'enrolled'
            and new_rows.course_offering_id is not null;
    elsif tg_op = 'UPDATE' then
        insert into lms_ops.seat_events (enrollment_id, course_offering_id, student_id, event, reason, acted_by)
        with changed as (
            select
                old_rows as before,
                new_rows as after,
                old_rows.enrollment_status is not distinct from 'enrolled'
                and old_rows.course_offering_id is not null as was_seated,
                new_rows.enrollment_status is not distinct from 'enrolled'
                and new_rows.course_offering_id is not null as is_seated
            from old_rows
            full join new_rows using (id)
            where (old_rows.enrollment_status, old_rows.course_offering_id, old_rows.student_id)
                is distinct from (new_rows.enrollment_status, new_rows.course_offering_id, new_rows.student_id)
        )

        select
            (changed.before).id,
            (changed.before).course_offering_id,
            (changed.before).student_id,
            case
                when (changed.after).id is null or changed.is_seated
                    or (changed.after).enrollment_status = 'enrolled' then 'moved'
                else (changed.after).enrollment_status
            end,
            why,
            viewer
        from changed
        where changed.was_seated
        union all
        select
            (changed.after).id,
            (changed.after).course_offering_id,
            (changed.after).student_id,
            'enrolled',
            why,
            viewer
        from changed
        where changed.is_seated;
    elsif tg_op = 'DELETE' then
        insert into lms_ops.seat_events (enrollment_id, course_offering_id, student_id, event, reason, acted_by)
        select
            old_rows.id,
            old_rows.course_offering_id,
            old_rows.student_id,
            'deleted',
            why,
            viewer
        from old_rows
        where old_rows.enrollment_status = 'enrolled'
            and old_rows.course_offering_id is not null;
    else
        -- before truncate, while the rows are there
        insert into lms_ops.seat_events (enrollment_id, course_offering_id, student_id, event, reason, acted_by)
        select
            enrollments.id,
            enrollments.course_offering_id,
            enrollments.student_id,
            'deleted',
            why,
            viewer
        from public.course_enrollments as enrollments
        where enrollments.enrollment_status = 'enrolled'
            and enrollments.course_offering_id is not null;
    end if;
    return null;
end
$$;
