-- Names and addresses: everybody the own, teachers those of their students, offices those of their students and staff.
select from lms_ops.admit_existing_roles('persons');

drop policy if exists persons_access on persons;
create policy persons_access on persons
    for select to lms_app, lms_dashboard
    using (
        user_id = any (array(select lms_ops.viewer_people()))
        or id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'read'))
        or id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('user', 'manage'))
    );

drop policy if exists persons_entry on persons;
create policy persons_entry on persons
    for insert to lms_app
    with check (
        (select lms_ops.viewer_reach('user', 'manage')) is not null
        or (
            (select lms_ops.viewer_reach('student', 'manage')) is not null
            and exists (
                select
                from public.students
                where students.user_id = persons.user_id
            )
        )
    );

drop policy if exists persons_management on persons;
create policy persons_management on persons
    for update to lms_app
    using (
        (select lms_ops.viewer_reach('user', 'manage')) is not null
        or (
            (select lms_ops.viewer_reach('student', 'manage')) is not null
            and exists (
                select
                from public.students
                where students.user_id = persons.user_id
            )
        )
    )
    with check (
        (select lms_ops.viewer_reach('user', 'manage')) is not null
        or (
            (select lms_ops.viewer_reach('student', 'manage')) is not null
            and exists (
                select
                from public.students
                where students.user_id = persons.user_id
            )
        )
    );

-- who delivers messages needs the addresses
drop policy if exists persons_delivery on persons;
create policy persons_delivery on persons
    for select to lms_maintainer
    using (true);

drop policy if exists persons_admin_access on persons;
create policy persons_admin_access on persons
    to lms_admin
    using (true)
    with check (true);

alter table persons enable row level security;
