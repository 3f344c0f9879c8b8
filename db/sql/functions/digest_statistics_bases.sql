-- What the tables of a statistics view hold now, in one word: another word, and a row of them was written since.
--
-- For each table the number of its rows and the sum of the transactions that wrote them, hashed: true of what is
-- committed, unlike the counters of the server's statistics, which come late and count what was rolled back. One scan
-- of each table; what a view reads through functions (settings) and the day itself are left to the view's budget.
create or replace function lms_ops.statistics_base_digest(view_name text) returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    base regclass;
    row_count bigint;
    written numeric;
    words text := '';
begin
    for base in
        with recursive sources as (
            select to_regclass(format('public.%I', statistics_base_digest.view_name))::oid as source
            union
            select dependencies.refobjid
            from sources
            join pg_rewrite as rules on rules.ev_class = sources.source
            join pg_depend as dependencies
                on dependencies.classid = 'pg_rewrite'::regclass
                and dependencies.objid = rules.oid
                and dependencies.refclassid = 'pg_class'::regclass
                and dependencies.refobjid <> sources.source
        )

        select relations.oid::regclass
        from sources
        join pg_class as relations on relations.oid = sources.source
        where relations.relkind in ('r', 'p')
        order by relations.oid
    loop
        execute format('select count(*), sum(hashint8(xmin::text::bigint)::bigint) from %s', base)
        into row_count, written;
        words := words || format('%s %s %s;', base, row_count, written);
    end loop;
    return md5(words);
end
$$;
