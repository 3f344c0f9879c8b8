-- What the people of the university are called, for the lists that name them. One row per user or student.

-- Which people a list has is decided by the policies of its table; what is looked up here by their ids is how they are
-- called. The name alone says nothing about anybody, and a list asks for it in a select of its own, one by one: joined,
-- everybody's name would be put together for every list.

-- What people are called: staff for anybody who is known here, students for whoever has them in a list. One row per user.
create view report.people with (security_barrier = true) as
select
    people.user_id,
    people.name
from lms_ops.people
where (select lms_ops.viewer_reads_people())
    or people.user_id = (select lms_ops.current_viewer())
    or (
        (select lms_ops.current_viewer()) is not null
        and exists (
            select
            from public.staff_members as staff
            where staff.user_id = people.user_id
        )
    )
    or exists (
        select
        from public.students
        where students.user_id = people.user_id
            and students.id = any (array(select lms_ops.viewer_named_students()))
    );

-- What students are called, with their programme: for whoever has them in a list. One row per student.
create view report.student_names with (security_barrier = true) as
select
    students.id as student_id,
    students.student_number,
    people.name as student_name,
    programs.code as program_code,
    programs.name as program_name,
    programs.organization_unit_id as unit_id
from public.students
left join lms_ops.people on people.user_id = students.user_id
left join public.academic_programs as programs on programs.id = students.academic_program_id
where (select lms_ops.viewer_reads_people())
    or students.id = any (array(select lms_ops.viewer_named_students()));
