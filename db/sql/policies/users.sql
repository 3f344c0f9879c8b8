-- Logins: everybody the own, who manages users all of them; of those of more powerful people nothing is changed.
select from lms_ops.admit_existing_roles('users');

drop policy if exists users_own_data on users;
create policy users_own_data on users
    for select to lms_app, lms_dashboard
    using (
        id = (select lms_ops.current_viewer())
        or id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('user', 'manage'))
    );

drop policy if exists users_entry on users;
create policy users_entry on users
    for insert to lms_app
    with check ((select lms_ops.viewer_reach('user', 'manage')) is not null);

drop policy if exists users_management on users;
create policy users_management on users
    for update to lms_app
    using (
        (select lms_ops.viewer_reach('user', 'manage')) is not null
        and id <> all (array(select lms_ops.viewer_superiors()))
    )
    with check (
        (select lms_ops.viewer_reach('user', 'manage')) is not null
        and id <> all (array(select lms_ops.viewer_superiors()))
    );

-- who delivers messages needs the addresses
drop policy if exists users_delivery on users;
create policy users_delivery on users
    for select to lms_maintainer
    using (true);

drop policy if exists users_admin_access on users;
create policy users_admin_access on users
    to lms_admin
    using (true)
    with check (true);

alter table users enable row level security;
