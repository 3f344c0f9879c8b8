-- Page views: everybody the own, who manages users all of them.
select from lms_ops.admit_existing_roles('page_views');

drop policy if exists page_views_access on page_views;
create policy page_views_access on page_views
    for select to lms_app, lms_dashboard
    using (
        user_id = (select lms_ops.current_viewer())
        or id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('user', 'manage'))
    );

drop policy if exists page_views_entry on page_views;
create policy page_views_entry on page_views
    for insert to lms_app
    with check (user_id = (select lms_ops.current_viewer()));

drop policy if exists page_views_change on page_views;
create policy page_views_change on page_views
    for update to lms_app
    using (user_id = (select lms_ops.current_viewer()))
    with check (user_id = (select lms_ops.current_viewer()));

drop policy if exists page_views_admin_access on page_views;
create policy page_views_admin_access on page_views
    to lms_admin
    using (true)
    with check (true);

alter table page_views enable row level security;
