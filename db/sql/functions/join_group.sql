-- Takes a student into a group as leader or member (role null: leader of an empty group, else member).
-- Returns the membership.
--
-- The student sits in the offering, is in no other group of the assessment, and the group has room. A group with
-- members has one leader. The viewer needs group.manage for the offering. Leaves a row in the audit log.
create or replace function lms_ops.join_group(group_id uuid, student uuid, role text default null) returns uuid
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    joined constant public.student_groups := lms_ops.open_group($1);
    student_number text;
    present_group text;
    members integer;
    leader_number text;
    new_role text;
    membership uuid;
begin
    select students.student_number into student_number from public.students where students.id = student;
    -- the seat is locked, so that it is neither given up meanwhile nor carried into two groups at once
    perform
    from public.course_enrollments as enrollments
    join public.assessments on assessments.course_offering_id = enrollments.course_offering_id
    where assessments.id = joined.assessment_id
        and enrollments.student_id = student
        and enrollments.enrollment_status = 'enrolled'
    for no key update of enrollments;
    if not found then
        raise 'Student % is not enrolled in this course: enroll them first.', coalesce(student_number, 'unknown');
    end if;

    select groups.name into present_group
    from public.student_group_members as memberships
    join public.student_groups as groups on groups.id = memberships.group_id
    where memberships.student_id = student
        and memberships.assessment_id = joined.assessment_id
        and memberships.left_at is null;
    if found then
        raise 'Student % is in % already: let them leave it first.', student_number, present_group;
    end if;

    select
        count(*),
        max(students.student_number) filter (where memberships.role = 'leader')
    into
        members,
        leader_number
    from public.student_group_members as memberships
    join public.students on students.id = memberships.student_id
    where memberships.group_id = joined.id
        and memberships.left_at is null;
    new_role := coalesce($3, case when leader_number is null then 'leader' else 'member' end);

    if members >= joined.max_members then
        raise '% is full (% of %): choose another group.', joined.name, members, joined.max_members;
    elsif new_role not in ('leader', 'member') then
        raise '% is no role in a group: choose leader or member.', new_role;
    elsif new_role = 'leader' and leader_number is not null then
        raise '% is led by student %: change the leader instead.', joined.name, leader_number;
    elsif new_role = 'member' and leader_number is null then
        raise '% has no leader yet: let the first to join lead it.', joined.name;
    end if;

    insert into public.student_group_members (group_id, assessment_id, student_id, role)
    values (joined.id, joined.assessment_id, student, new_role)
    returning id into membership;
    perform lms_ops.record_action(
        'join_group',
        'student_groups',
        joined.id,
        null,
        jsonb_build_object('student_id', student, 'role', new_role)
    );
    return membership;
end
$$;
