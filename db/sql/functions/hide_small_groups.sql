-- Sizes of the groups of students that a table shows, with null for each that may not be shown.
--
-- A group of fewer than the setting students.smallest_group is not shown, nor an empty one beside it, nor the next
-- larger ones until those hidden have so many students together and are not all of one size: the total and the rule
-- being known, one could be worked out otherwise. Groups of one size go together, or their order would tell. Without
-- the setting none is shown.
create or replace function lms_ops.hide_small_groups(sizes bigint[]) returns bigint[]
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with judged as (
        select
            groups.place,
            groups.students,
            bool_or(groups.students > 0 and groups.students < smallest.students) over () as one_is_small,
            groups.students >= smallest.students
            and sum(groups.students) over smaller >= smallest.students
            and min(groups.students) over smaller < max(groups.students) over smaller as may_be_shown
        from unnest(sizes) with ordinality as groups (students, place)
        cross join (
            select coalesce(lms_ops.setting('students', 'smallest_group'), 'infinity') as students
        ) as smallest
        window smaller as (
            order by groups.students
            range between unbounded preceding and current row exclude group
        )
    )

    select array_agg(
        case
            when not judged.one_is_small or judged.may_be_shown then judged.students
        end
        order by judged.place
    )
    from judged
$$;
