-- Serves the queues of the seats that a statement has freed, in its transaction, whoever wrote it.
--
-- A completed course frees no seat. The offerings are locked since they were counted. A bulk load that hands out
-- its own seats says so: app.serve_queues is 'off'.
create or replace function lms_ops.serve_freed_seats() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    freed uuid[];
begin
    if current_setting('app.serve_queues', true) = 'off' then
        return null;
    elsif tg_op = 'DELETE' then
        freed := array(
            select distinct old_rows.course_offering_id
            from old_rows
            where old_rows.enrollment_status = 'enrolled'
        );
    else
        freed := array(
            select distinct old_rows.course_offering_id
            from old_rows
            left join new_rows using (id)
            where old_rows.enrollment_status = 'enrolled'
                and (
                    new_rows.enrollment_status in ('dropped', 'withdrawn', 'waitlisted')
                    or new_rows.course_offering_id is distinct from old_rows.course_offering_id
                )
        );
    end if;

    if freed <> '{}' then
        perform lms_ops.serve_queue(due.id)
        from lms_ops.queues_to_serve(freed) as due (id);
    end if;
    return null;
end
$$;
