-- What each viewer of oracle.viewers may do where, from user_roles alone: the ground that every answer stands on.

-- Who of them is somebody: known, active, not locked, not deleted.
create table oracle.known as
select
    viewers.name as viewer,
    users.id as user_id
from oracle.viewers
join public.users on users.id::text = viewers.identity
where users.is_active
    and users.is_locked is not true
    and users.deleted_at is null;

-- Today's grants; a null unit is the whole university.
create table oracle.grants as
select
    known.viewer,
    permissions.resource || '.' || permissions.action as permission,
    permissions.scope,
    user_roles.organization_unit_id as unit_id
from oracle.known
join public.user_roles on user_roles.user_id = known.user_id
join public.role_permissions on role_permissions.role_id = user_roles.role_id
join public.permissions on permissions.id = role_permissions.permission_id
where (user_roles.valid_from is null or user_roles.valid_from <= now())
    and (user_roles.valid_until is null or user_roles.valid_until > now());

-- Permissions for everything there is.
create table oracle.everywhere as
select distinct
    grants.viewer,
    grants.permission
from oracle.grants
where grants.unit_id is null
    and grants.scope in ('department', 'faculty', 'university');

-- Permissions in units: the granted one and all below it.
create table oracle.in_units as
with recursive below as (
    select
        units.id as top_id,
        units.id as unit_id
    from public.organization_units as units
    union
    select
        below.top_id,
        units.id
    from below
    join public.organization_units as units on units.parent_id = below.unit_id
)

select distinct
    grants.viewer,
    grants.permission,
    below.unit_id
from oracle.grants
join below on below.top_id = grants.unit_id
where grants.scope in ('department', 'faculty', 'university');

-- Permissions at all, be it only for the own courses and advisees.
create table oracle.anyhow as
select distinct
    grants.viewer,
    grants.permission
from oracle.grants;

-- Students whose records they may read: everybody's, their units', their advisees', their own.
create table oracle.readable_students as
select
    everywhere.viewer,
    students.id as student_id
from oracle.everywhere
cross join public.students
where everywhere.permission = 'student.read'
union
select
    in_units.viewer,
    students.id
from oracle.in_units
join public.academic_programs as programs on programs.organization_unit_id = in_units.unit_id
join public.students on students.academic_program_id = programs.id
where in_units.permission = 'student.read'
union
select
    known.viewer,
    students.id
from oracle.known
join public.students on students.user_id = known.user_id
union
-- of whoever advised and has left, the role has ended
select
    known.viewer,
    students.id
from oracle.known
join oracle.anyhow
    on anyhow.viewer = known.viewer
    and anyhow.permission = 'student.read'
join public.students on known.user_id in (students.academic_advisor_id, students.thesis_advisor_id);

-- Their own record, for those who study.
create table oracle.own_students as
select
    known.viewer,
    students.id as student_id
from oracle.known
join public.students on students.user_id = known.user_id;

-- Students whose grades they may read: the same, but not their own while a hold keeps grades back.
create table oracle.graded_students as
select readable.*
from oracle.readable_students as readable
where not exists (
        select
        from oracle.own_students
        join public.student_holds as holds on holds.student_id = own_students.student_id
        where own_students.viewer = readable.viewer
            and own_students.student_id = readable.student_id
            and holds.is_active
            and holds.blocks_grades
            and holds.effective_from <= now()
            and (holds.effective_until is null or holds.effective_until > now())
    );

-- Offerings that they teach, as long as a role lets them.
create table oracle.taught as
select distinct
    known.viewer,
    instructors.course_offering_id as offering_id
from oracle.known
join oracle.anyhow
    on anyhow.viewer = known.viewer
    and anyhow.permission = 'offering.read'
join public.course_instructors as instructors on instructors.instructor_id = known.user_id;

-- Offerings for which they have a permission: of courses in their units, or all.
create table oracle.offerings as
select
    in_units.viewer,
    in_units.permission,
    offerings.id as offering_id
from oracle.in_units
join public.courses on courses.organization_unit_id = in_units.unit_id
join public.course_offerings as offerings on offerings.course_id = courses.id
union
select
    everywhere.viewer,
    everywhere.permission,
    offerings.id
from oracle.everywhere
cross join public.course_offerings as offerings;

-- Offerings whose seats, queues and groups they see: taught, or with offering.read.
create table oracle.seen_offerings as
select
    taught.viewer,
    taught.offering_id
from oracle.taught
union
select
    offerings.viewer,
    offerings.offering_id
from oracle.offerings
where offerings.permission = 'offering.read';

-- Offerings whose grades they see: taught, or with grade.read.
create table oracle.graded_offerings as
select
    taught.viewer,
    taught.offering_id
from oracle.taught
union
select
    offerings.viewer,
    offerings.offering_id
from oracle.offerings
where offerings.permission = 'grade.read';
