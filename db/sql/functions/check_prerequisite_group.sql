-- Whether a group of prerequisites is met by these requirements: all of its members, or as many as it needs.
create or replace function lms_ops.prerequisite_group_is_met(group_id uuid, met_requirements uuid[]) returns boolean
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        with members as (
            select courses.id = any (met_requirements) as is_met
            from lms_ops.prerequisite_group_courses as courses
            where courses.group_id = $1
            union all
            select lms_ops.prerequisite_group_is_met(groups.id, met_requirements)
            from lms_ops.prerequisite_groups as groups
            where groups.parent_id = $1
        )

        select count(*) filter (where members.is_met) >= coalesce(groups.needs, count(members.is_met))
        from lms_ops.prerequisite_groups as groups
        left join members on true
        where groups.id = $1
        group by groups.needs
    );
end
$$;
