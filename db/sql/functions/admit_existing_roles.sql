-- Lets roles that worked with a table before it is protected go on with every row: by policies named for them.
--
-- Called by every file of policies before the table is protected. Admitted is, where somebody decided so, each role
-- that is named in the rights on the table or its columns, and with it who inherits from it; and each role that has
-- rights only by other ways (those of everybody, pg_read_all_data): a policy for everybody would open the table to
-- our own roles too. Not admitted: who passes by row-level security anyway, and whose admission was once stopped.
-- The owner of our functions always gets a policy where the table is another's: they would see no rows.
create or replace function lms_ops.admit_existing_roles(protected_table regclass) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    ours constant regrole[] := array['lms_app', 'lms_dashboard', 'lms_admin', 'lms_maintainer']::regrole[];
    protected constant pg_class := (select classes from pg_class as classes where classes.oid = protected_table);
    admitted record;
begin
    for admitted in
        with named_roles as (
            select rights.grantee
            from aclexplode(protected.relacl) as rights
            where rights.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
            union
            select rights.grantee
            from pg_attribute as attributes
            cross join aclexplode(attributes.attacl) as rights
            where attributes.attrelid = protected_table
                and rights.privilege_type in ('SELECT', 'INSERT', 'UPDATE')
        ),

        exposed_roles as (
            select
                roles.oid,
                roles.rolname,
                roles.oid in (select named_roles.grantee from named_roles) as is_named
            from pg_roles as roles
            where not roles.rolsuper
                and not roles.rolbypassrls
                and roles.rolname !~ '^pg_'
                and roles.oid <> all (ours)
                and roles.rolname <> current_user
                and not pg_has_role(roles.oid, protected.relowner, 'usage')
                and (
                    has_table_privilege(roles.oid, protected_table, 'select, insert, update, delete')
                    or has_any_column_privilege(roles.oid, protected_table, 'select, insert, update')
                )
        )

        select
            exposed_roles.rolname as role_name,
            'lms_admits_' || exposed_roles.rolname as policy_name,
            'existing' as cause
        from exposed_roles
        where not protected.relrowsecurity
            and exists (
                select
                from lms_ops.decisions
                where decisions.finding = 'exposed_roles'
                    and decisions.choice = 'admit'
            )
            and (
                exposed_roles.is_named
                or not exists (
                    select
                    from unnest(
                            ours || array(select grantee::regrole from named_roles where grantee <> 0)
                        ) as named (role)
                    where pg_has_role(exposed_roles.oid, named.role, 'usage')
                )
            )
            and not exists (
                select
                from lms_ops.admitted_roles
                where admitted_roles.role_name = exposed_roles.rolname
                    and admitted_roles.stopped_at is not null
            )
        union all
        select
            current_user,
            'lms_functions',
            'definer'
        from pg_roles as roles
        where roles.rolname = current_user
            and not roles.rolsuper
            and roles.oid <> protected.relowner
        order by 1
    loop
        continue when exists (
            select
            from pg_policy as policies
            where policies.polrelid = protected_table
                and policies.polname = admitted.policy_name::name
        );
        execute format(
            'create policy %I on %s to %I using (true) with check (true)',
            admitted.policy_name::name, protected_table, admitted.role_name
        );
        insert into lms_ops.admitted_roles (table_name, role_name, policy_name, cause)
        values (protected.relname, admitted.role_name, admitted.policy_name::name, admitted.cause)
        on conflict (table_name, role_name) do update
        set
            policy_name = excluded.policy_name,
            cause = excluded.cause,
            admitted_at = now(),
            stopped_at = null,
            stopped_by = null;
    end loop;
end
$$;
