-- Groups of students that work on an assessment together. One row per group.

-- Groups that work on an assessment of an offering together: who leads, who is in them, how many they take. One row per group, by name.
create view report.groups with (security_invoker = true, security_barrier = true) as
select
    groups.id as group_id,
    assessments.course_offering_id as offering_id,
    assessments.id as assessment_id,
    assessments.title as assessment_title,
    assessments.due_date as due_at,
    groups.name as group_name,
    case when groups.is_active then 'open' else 'closed' end as state,
    members.leader_name,
    coalesce(members.names, '{}') as member_names,
    coalesce(cardinality(members.names), 0) as members,
    groups.max_members,
    members.past_members,
    groups.created_at
from public.student_groups as groups
join public.assessments on assessments.id = groups.assessment_id
cross join lateral (
    select
        array_agg(students.student_name order by memberships.role, students.student_number)
            filter (where memberships.left_at is null) as names,
        (array_agg(students.student_name) filter (where memberships.left_at is null and memberships.role = 'leader'))[1]
            as leader_name,
        count(memberships.id) filter (where memberships.left_at is not null)::integer as past_members
    from public.student_group_members as memberships
    -- one by one: see report.student_names
    left join lateral (
        select *
        from report.student_names
        where student_names.student_id = memberships.student_id
        limit 1
    ) as students on true
    where memberships.group_id = groups.id
) as members;
