-- Puts a partitioned table in the place of a plain one, which becomes its first partition: all rows before the limit.
-- Returns the name of that partition, like audit_logs_before_2027_01.
--
-- Everything has been made ready: the limit is validated and the new key's index is there, so that nothing is read and
-- the table is locked for a moment. The new table has the old one's owner, rights, row-level security, policies,
-- triggers, foreign keys, checks, indexes and comment under their names, and views read it instead of the old one.
create or replace function lms_ops.partition_table(table_name text, limit_time timestamptz) returns text
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- partitions begin at midnight in UTC
set timezone = 'UTC'
as $$
declare
    old_table constant regclass := format('public.%I', table_name)::regclass;
    old_name constant text := table_name || to_char(limit_time, '"_before_"YYYY_MM');
    owner_name text;
    described text;
    secured boolean;
    forced boolean;
    key_name text;
    -- statements that make the same on the new table, read before anything has another name
    parts text[];
    views text[];
    behaviour text[];
    rights text[];
    statement text;
    found_part record;
begin
    perform lms_ops.require_growing_table(table_name);
    -- the tables that foreign keys point at first: writers of those come here next, not the other way round
    for found_part in
        select distinct keys.confrelid::regclass as referenced
        from pg_constraint as keys
        where keys.conrelid = old_table
            and keys.contype = 'f'
            and keys.confrelid <> old_table
        order by 1
    loop
        execute format('lock table %s in share row exclusive mode', found_part.referenced);
    end loop;
    execute format('lock table %s in access exclusive mode', old_table);

    select
        pg_get_userbyid(relations.relowner),
        obj_description(relations.oid, 'pg_class'),
        relations.relrowsecurity,
        relations.relforcerowsecurity
    into owner_name, described, secured, forced
    from pg_class as relations
    where relations.oid = old_table;

    select keys.conname into key_name
    from pg_constraint as keys
    where keys.conrelid = old_table
        and keys.contype = 'p';

    parts := array[format('alter table public.%I add constraint %I primary key (id, created_at)', table_name, key_name)]
        || array(
            select format(
                'alter table public.%I add constraint %I %s',
                table_name,
                constraints.conname,
                pg_get_constraintdef(constraints.oid)
            )
            from pg_constraint as constraints
            where constraints.conrelid = old_table
                and constraints.contype in ('c', 'f')
                and constraints.conname <> 'before_partitions'
            order by constraints.conname
        )
        || array(
            select pg_get_indexdef(indexes.indexrelid)
            from pg_index as indexes
            where indexes.indrelid = old_table
                and not indexes.indisunique
            order by indexes.indexrelid
        );

    behaviour := array(
            select concat_ws(
                ' ',
                format('create policy %I on public.%I', policies.policyname, table_name),
                'as',
                policies.permissive,
                'for',
                policies.cmd,
                'to',
                (
                    select string_agg(
                        case when role_names.name = 'public' then 'public' else quote_ident(role_names.name) end,
                        ', '
                    )
                    from unnest(policies.roles) as role_names (name)
                ),
                'using (' || policies.qual || ')',
                'with check (' || policies.with_check || ')'
            )
            from pg_policies as policies
            where policies.schemaname = 'public'
                and policies.tablename = partition_table.table_name
        )
        || array(
            select pg_get_triggerdef(triggers.oid)
            from pg_trigger as triggers
            where triggers.tgrelid = old_table
                and not triggers.tgisinternal
            order by triggers.tgname
        )
        || array(
            select format(
                'alter table public.%I %s trigger %I',
                table_name,
                case triggers.tgenabled when 'D' then 'disable' when 'A' then 'enable always' else 'enable replica' end,
                triggers.tgname
            )
            from pg_trigger as triggers
            where triggers.tgrelid = old_table
                and not triggers.tgisinternal
                and triggers.tgenabled <> 'O'
        );

    rights := array(
        select format(
            'grant %s%s on public.%I to %s%s',
            lower(granted.privilege_type),
            ' (' || quote_ident(held.column_name) || ')',
            table_name,
            case granted.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(granted.grantee)) end,
            case when granted.is_grantable then ' with grant option' else '' end
        )
        from (
            select
                null::text as column_name,
                relations.relacl as acl
            from pg_class as relations
            where relations.oid = old_table
            union all
            select
                attributes.attname,
                attributes.attacl
            from pg_attribute as attributes
            where attributes.attrelid = old_table
        ) as held
        cross join lateral aclexplode(held.acl) as granted
        where granted.grantee <> quote_ident(owner_name)::regrole
    );

    views := array(
        select format(
            'create or replace view %s %s as %s',
            readers.oid::regclass,
            'with (' || array_to_string(readers.reloptions, ', ') || ')',
            pg_get_viewdef(readers.oid)
        )
        from pg_class as readers
        where readers.relkind = 'v'
            and readers.oid in (
                select rules.ev_class
                from pg_depend as dependencies
                join pg_rewrite as rules on rules.oid = dependencies.objid
                where dependencies.classid = 'pg_rewrite'::regclass
                    and dependencies.refclassid = 'pg_class'::regclass
                    and dependencies.refobjid = old_table
            )
        order by readers.oid
    );

    -- the old table gives its names away
    for found_part in
        select triggers.tgname
        from pg_trigger as triggers
        where triggers.tgrelid = old_table
            and not triggers.tgisinternal
    loop
        execute format('drop trigger %I on %s', found_part.tgname, old_table);
    end loop;
    execute format('alter table %s drop constraint %I', old_table, key_name);
    execute format(
        'alter table %s add constraint %I primary key using index %I',
        old_table, old_name || '_pkey', table_name || '_partition_key'
    );
    for found_part in
        select
            relations.relname as index_name,
            row_number() over (order by relations.oid) as place
        from pg_index as indexes
        join pg_class as relations on relations.oid = indexes.indexrelid
        where indexes.indrelid = old_table
            and not indexes.indisprimary
    loop
        execute format('alter index public.%I rename to %I', found_part.index_name, old_name || '_idx' || found_part.place);
    end loop;
    execute format('alter table %s rename to %I', old_table, old_name);

    execute format(
        'create table public.%I (like public.%I including defaults including generated including comments '
        'including storage including statistics) partition by range (created_at)',
        table_name, old_name
    );
    -- what default privileges gave to the new table
    for found_part in
        select distinct case granted.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(granted.grantee)) end as name
        from pg_class as relations
        cross join lateral aclexplode(relations.relacl) as granted
        where relations.oid = format('public.%I', table_name)::regclass
            and granted.grantee <> relations.relowner
    loop
        execute format('revoke all on public.%I from %s', table_name, found_part.name);
    end loop;
    execute format('alter table public.%I owner to %I', table_name, owner_name);
    execute format('comment on table public.%I is %L', table_name, described);
    foreach statement in array parts
    loop
        execute statement;
    end loop;
    execute format(
        'alter table public.%I attach partition public.%I for values from (minvalue) to (%L)',
        table_name, old_name, limit_time
    );
    execute format('alter table public.%I drop constraint before_partitions', old_name);

    if secured then
        execute format('alter table public.%I enable row level security', table_name);
    end if;
    if forced then
        execute format('alter table public.%I force row level security', table_name);
    end if;
    foreach statement in array behaviour || rights || views
    loop
        execute statement;
    end loop;
    -- nobody asks a partition: the policies of the new table would not hold for it
    for found_part in
        select distinct case granted.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(granted.grantee)) end as name
        from (
            select relations.relacl as acl
            from pg_class as relations
            where relations.oid = old_table
            union all
            select attributes.attacl
            from pg_attribute as attributes
            where attributes.attrelid = old_table
        ) as held
        cross join lateral aclexplode(held.acl) as granted
        where granted.grantee <> quote_ident(owner_name)::regrole
    loop
        execute format('revoke all on %s from %s', old_table, found_part.name);
    end loop;
    return old_name;
end
$$;
