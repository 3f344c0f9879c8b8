-- Writes down what the tables hold that were made by the installation that ends now; of others it has been written.
-- Rows that steps inserted into tables of an LMS are written down as the whole installation left them.
create or replace function lms_ops.record_installed_rows() returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- a row is summed up as text: as in db/checksums.py
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set bytea_output = 'hex'
set extra_float_digits = '1'
as $$
declare
    made_table record;
begin
    for made_table in
        select
            made.name,
            to_regclass(made.name) as table_id
        from lms_ops.made_objects as made
        where made.kind = 'table'
            and to_regclass(made.name) is not null
            and not exists (
                select
                from lms_ops.installed_rows as installed
                where installed.table_name = made.name
            )
    loop
        execute format(
            $insert$
                insert into lms_ops.installed_rows (table_name, row_count, checksum)
                select %L, count(*), coalesce(sum(hashtextextended(counted.*::text, 0)), 0)
                from only %s as counted
            $insert$,
            made_table.name,
            made_table.table_id
        );
    end loop;

    for made_table in
        select made.table_name
        from lms_ops.made_rows as made
        where to_regclass(format('public.%I', made.table_name)) is not null
        group by made.table_name
    loop
        execute format(
            $update$
                update lms_ops.made_rows as made
                set inserted_values = to_jsonb(base)
                from public.%1$I as base
                where made.table_name = %1$L
                    and to_jsonb(base) @> made.row_key
                    and made.path > coalesce(
                        (
                            select 'steps/' || installations.from_step || '~'
                            from lms_ops.installations
                            where installations.finished_at is null
                        ),
                        ''
                    )
            $update$,
            made_table.table_name
        );
    end loop;
end
$$;
