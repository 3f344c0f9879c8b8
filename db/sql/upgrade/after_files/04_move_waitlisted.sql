-- Students who are waitlisted in course_enrollments are moved into the queues, in the order of their enrollment dates.
-- The row stays and says dropped, so that nobody waits in two queues. Set aside is who cannot wait there: who has a
-- seat in the offering, waits already for this course and component, or names no student or no offering.
do $$
declare
    enrollment uuid;
    waiting public.course_enrollments;
    entry public.course_waitlist;
    obstacle text;
begin
    if lms_ops.decision('waitlisted_enrollments') is distinct from 'move' then
        return;
    end if;

    foreach enrollment in array array(
        select enrollments.id
        from public.course_enrollments as enrollments
        where enrollments.enrollment_status = 'waitlisted'
        order by
            coalesce(enrollments.enrollment_date, enrollments.created_at),
            enrollments.id
    )
    loop
        perform set_config('lms.keep_updated_at', 'on', true);
        -- the row first, then the offering: the order of an application that changes the row
        select enrollments.* into waiting
        from public.course_enrollments as enrollments
        where enrollments.id = enrollment
            and enrollments.enrollment_status = 'waitlisted'
        for no key update;
        continue when not found;

        obstacle := case
            when num_nulls(waiting.student_id, waiting.course_offering_id) > 0 then 'dangling'
            when lms_ops.seat_of(waiting.student_id, waiting.course_offering_id) is not null then 'duplicate'
        end;
        if obstacle is null then
            insert into public.course_waitlist (course_offering_id, student_id, joined_at)
            values (
                waiting.course_offering_id,
                waiting.student_id,
                coalesce(waiting.enrollment_date, waiting.created_at, now())
            )
            on conflict do nothing
            returning * into entry;
            if found then
                insert into lms_ops.waitlist_events (entry_id, course_offering_id, student_id, event, reason)
                values (
                    entry.id,
                    entry.course_offering_id,
                    entry.student_id,
                    'joined',
                    'Was waitlisted in course_enrollments when the LMS was upgraded.'
                );
            else
                obstacle := 'duplicate';
            end if;
        end if;
        if obstacle is not null then
            insert into lms_ops.set_aside_rows (table_name, row_id, column_name, value, problem)
            values ('course_enrollments', waiting.id, 'enrollment_status', '"waitlisted"', obstacle)
            on conflict (table_name, row_id, column_name, value, problem) do nothing;
        end if;

        update public.course_enrollments as enrollments
        set enrollment_status = 'dropped'
        where enrollments.id = waiting.id;
        insert into lms_ops.decided_values (finding, table_name, row_id, column_name, old_value, new_value)
        values (
            'waitlisted_enrollments',
            'course_enrollments',
            waiting.id,
            'enrollment_status',
            '"waitlisted"',
            '"dropped"'
        )
        on conflict (table_name, row_id, column_name) do update
        set new_value = excluded.new_value;
        commit;
    end loop;
end
$$;
