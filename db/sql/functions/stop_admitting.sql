-- A role that says for whom it acts is no longer admitted to every row of the protected tables: how many tables those
-- were. From then on it sees what a role does that lms_app is granted to, or nothing.
create or replace function lms_ops.stop_admitting(role text) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    admission record;
    stopped integer := 0;
begin
    perform lms_ops.require_right('database', 'repair');
    for admission in
        with ended as (
            update lms_ops.admitted_roles
            set
                stopped_at = now(),
                stopped_by = session_user
            where admitted_roles.role_name = role
                and admitted_roles.cause = 'existing'
                and admitted_roles.stopped_at is null
            returning
                admitted_roles.table_name,
                admitted_roles.policy_name
        )

        select
            ended.policy_name,
            policies.schemaname,
            ended.table_name
        from ended
        left join pg_policies as policies
            on policies.tablename = ended.table_name
            and policies.policyname = ended.policy_name
    loop
        stopped := stopped + 1;
        -- somebody may have dropped it by hand
        continue when admission.schemaname is null;
        execute format(
            'drop policy %I on %I.%I', admission.policy_name, admission.schemaname, admission.table_name
        );
        -- it is meant to be gone: nobody should miss it
        delete from lms_ops.installed_objects
        where installed_objects.kind = 'policy'
            and installed_objects.name
            = format('%s.%s.%s', admission.schemaname, admission.table_name, admission.policy_name);
    end loop;

    if stopped = 0 then
        raise '% is admitted to no table: choose one of %.',
            role,
            coalesce(
                (
                    select string_agg(distinct admitted_roles.role_name, ', ')
                    from lms_ops.admitted_roles
                    where admitted_roles.cause = 'existing'
                        and admitted_roles.stopped_at is null
                ),
                'none, there are no such roles'
            );
    end if;
    return stopped;
end
$$;
