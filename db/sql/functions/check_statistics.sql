-- What is wrong with the statistics: one row per view that was never filled, is older than its budget, or shows a
-- number that its table does not have, though that was not written to since the refresh.
create or replace function lms_ops.check_statistics()
returns table (object text, problem text, remedy text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    view_at record;
    shown bigint;
    counted bigint;
begin
    for view_at in
        select
            views.view_name,
            views.is_filled,
            latest.started_at,
            round(extract(epoch from clock_timestamp() - latest.started_at) / 60) as age,
            (
                select (settings.value ->> views.view_name)::numeric
                from public.system_settings as settings
                where settings.category = 'statistics'
                    and settings.key = 'budget_minutes'
            ) as budget
        from lms_ops.statistics_views() as views
        left join lateral (
            select max(refreshes.started_at) as started_at
            from lms_ops.refreshes
            where refreshes.view_name = views.view_name
        ) as latest on true
        order by views.view_name
    loop
        object := 'materialized view public.' || view_at.view_name;
        remedy := format('run `lms-db refresh %s`', view_at.view_name);
        if not view_at.is_filled then
            problem := 'was never filled';
            return next;
            continue;
        end if;
        if view_at.age > view_at.budget then
            problem := format('is %s minutes old and should be %s at most', view_at.age, view_at.budget);
            return next;
        end if;

        -- what takes one pass over one table; the workload is made of too many
        case view_at.view_name
            when 'mv_student_statistics' then
                execute 'select count(*) from public.mv_student_statistics' into shown;
                select count(*) into counted
                from public.students
                having coalesce(max(students.updated_at), '-infinity') < view_at.started_at;
            when 'mv_course_offering_statistics' then
                execute 'select coalesce(sum(seats_taken), 0) from public.mv_course_offering_statistics' into shown;
                select count(*) filter (where enrollments.enrollment_status in ('enrolled', 'completed')) into counted
                from public.course_enrollments as enrollments
                having coalesce(max(enrollments.updated_at), '-infinity') < view_at.started_at;
            else
                continue;
        end case;
        if shown <> counted then
            problem := format('counts %s where its tables have %s', shown, counted);
            return next;
        end if;
    end loop;
end
$$;
