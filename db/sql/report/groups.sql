-- Groups of students that work on an assessment together. One row per group.

-- Groups that work on an assessment of an offering together: who leads, who is in them, how many they take. One row per group, by name.
create view report.groups with (security_barrier = true) as
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
join public.course_offerings as offerings on offerings.id = assessments.course_offering_id
join public.courses on courses.id = offerings.course_id
cross join lateral (
    select
        array_agg(named.name order by memberships.role, students.student_number)
            filter (where memberships.left_at is null) as names,
        (array_agg(named.name) filter (where memberships.left_at is null and memberships.role = 'leader'))[1]
            as leader_name,
        count(*) filter (where memberships.left_at is not null)::integer as past_members
    from public.student_group_members as memberships
    join public.students on students.id = memberships.student_id
    left join lms_ops.people on people.user_id = students.user_id
    cross join lateral (
        select coalesce(people.name, jsonb_build_object('en', students.student_number)) as name
    ) as named
    where memberships.group_id = groups.id
) as members
where courses.organization_unit_id = any (array(select lms_ops.viewer_units()))
    or offerings.id = any (array(select lms_ops.viewer_offerings()));
