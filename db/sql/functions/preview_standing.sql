-- How many students' standing decide_standing() would change after a term. One row per standing before and after; only reads.
create or replace function lms_ops.preview_standing(term uuid)
returns table (from_standing text, to_standing text, students integer)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        judged.previous_standing,
        judged.standing,
        count(*)::integer
    from lms_ops.judge_standings(term) as judged
    group by
        judged.previous_standing,
        judged.standing
    order by
        count(*) desc,
        judged.standing,
        judged.previous_standing
$$;
