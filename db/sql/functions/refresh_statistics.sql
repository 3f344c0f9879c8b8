-- Refreshes one statistics view or all, and writes down when, how long, how and for whom: one row per view.
--
-- A view is filled plainly the first time and concurrently ever after, so that readers go on; `keep_readable`
-- decides otherwise. One refresh at a time: another is refused, not queued. A refresh may outlive the caller's
-- statement_timeout, and a timeout set in here would not hold: the caller sets it local before.
create or replace function lms_ops.refresh_statistics(only_view text default null, keep_readable boolean default null)
returns table (view_name text, row_count bigint, seconds numeric)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- the aggregates of a university fit into this; what a server gives by default sends them to disk
set work_mem = '64MB'
as $$
declare
    refreshing constant bigint := 7264503;
    target record;
    started_at timestamptz;
    concurrent boolean;
    refresh_id bigint;
    base_digest text;
begin
    perform lms_ops.require_right('statistics', 'refresh');
    if not exists (
        select from lms_ops.statistics_views() as views where views.view_name = coalesce(only_view, views.view_name)
    ) then
        raise 'There is no statistics view %: choose one of %.',
            only_view, (select string_agg(views.view_name, ', ') from lms_ops.statistics_views() as views);
    end if;
    if not pg_try_advisory_xact_lock(refreshing) then
        raise '%: wait until that is done.', coalesce(
            (
                select
                    coalesce(people.name ->> 'en', 'Database role ' || activity.usename)
                    || ' has been refreshing the statistics'
                    || coalesce(' since ' || lms_ops.local_moment(activity.xact_start), '')
                from pg_locks as locks
                join pg_stat_activity as activity using (pid)
                left join lms_ops.people on 'refresh by ' || people.user_id = activity.application_name
                where locks.locktype = 'advisory'
                    and locks.objid = refreshing
                    and locks.database = (
                        select databases.oid from pg_database as databases where databases.datname = current_database()
                    )
                    and locks.granted
            ),
            'Somebody is refreshing the statistics'
        );
    end if;
    -- so that whoever is refused can be told by whom
    perform set_config('application_name', 'refresh by ' || coalesce(lms_ops.current_viewer()::text, session_user), true);

    for target in
        select
            views.view_name,
            views.is_filled
        from lms_ops.statistics_views() as views
        where views.view_name = coalesce(only_view, views.view_name)
    loop
        started_at := clock_timestamp();
        -- before the refresh: what is written from here on makes the view due again, seen by it or not
        base_digest := lms_ops.statistics_base_digest(target.view_name);
        concurrent := target.is_filled and coalesce(keep_readable, true);
        execute format(
            'refresh materialized view %s public.%I',
            case when concurrent then 'concurrently' else '' end,
            target.view_name
        );
        seconds := round(extract(epoch from clock_timestamp() - started_at), 3);
        execute format('select count(*) from public.%I', target.view_name) into row_count;
        view_name := target.view_name;

        insert into lms_ops.refreshes (view_name, started_at, seconds, row_count, was_concurrent, refreshed_by, base_digest)
        values (
            target.view_name,
            started_at,
            seconds,
            row_count,
            concurrent,
            lms_ops.current_viewer(),
            base_digest
        )
        returning id into refresh_id;
        perform lms_ops.record_headline_figures(refresh_id, target.view_name);
        -- what maintenance refreshes by itself stands in lms_ops.refreshes
        if lms_ops.current_viewer() is not null then
            perform lms_ops.record_action(
                'refresh_statistics',
                target.view_name,
                null,
                null,
                jsonb_build_object('rows', row_count, 'seconds', seconds)
            );
        end if;
        return next;
    end loop;
end
$$;
