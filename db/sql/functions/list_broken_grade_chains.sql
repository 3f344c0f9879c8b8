-- Breaks in the chains of the grade history: one row per break, by grade and place.
--
-- what: 'changed row' (it does not have its hash, or the next row or a sealing knew another one), 'missing row' (the
-- place, or the first of several, has no row), 'missing head' (the chain begins with a later one).
create or replace function lms_ops.broken_grade_chains()
returns table (grade_table text, grade_id uuid, place integer, what text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with links as (
        select
            history.grade_table,
            history.grade_id,
            history.place,
            history.hash,
            history.previous_hash,
            lms_ops.grade_change_hash(history) as true_hash,
            lag(history.place) over chain as previous_place,
            lag(history.hash) over chain as hash_before
        from public.grade_change_history as history
        window chain as (
            partition by
                history.grade_table,
                history.grade_id
            order by history.place
        )
    ),

    breaks as (
        select
            links.grade_table,
            links.grade_id,
            links.place,
            'changed row' as what
        from links
        where links.hash <> links.true_hash

        union
        select
            links.grade_table,
            links.grade_id,
            links.previous_place,
            'changed row'
        from links
        where links.place = links.previous_place + 1
            and links.hash_before is distinct from links.previous_hash

        union
        select
            links.grade_table,
            links.grade_id,
            coalesce(links.previous_place, 0) + 1,
            case when links.previous_place is null then 'missing head' else 'missing row' end
        from links
        where links.place > coalesce(links.previous_place, 0) + 1

        union
        select
            heads.grade_table,
            heads.grade_id,
            heads.place,
            case when history.hash is null then 'missing row' else 'changed row' end
        from lms_ops.grade_chain_heads as heads
        left join public.grade_change_history as history
            on history.grade_table = heads.grade_table
            and history.grade_id = heads.grade_id
            and history.place = heads.place
        where history.hash is distinct from heads.hash
    )

    select
        breaks.grade_table,
        breaks.grade_id,
        breaks.place,
        breaks.what
    from breaks
    order by
        breaks.grade_table,
        breaks.grade_id,
        breaks.place,
        breaks.what
$$;
