-- Messages: their recipients read them and mark them as read; who delivers them works on all.
select from lms_ops.admit_existing_roles('notifications');

drop policy if exists notifications_access on notifications;
create policy notifications_access on notifications
    for select to lms_app, lms_dashboard
    using (recipient_id = (select lms_ops.current_viewer()));

drop policy if exists notifications_change on notifications;
create policy notifications_change on notifications
    for update to lms_app
    using (recipient_id = (select lms_ops.current_viewer()))
    with check (recipient_id = (select lms_ops.current_viewer()));

drop policy if exists notifications_delivery on notifications;
create policy notifications_delivery on notifications
    to lms_maintainer
    using (true)
    with check (true);

drop policy if exists notifications_admin_access on notifications;
create policy notifications_admin_access on notifications
    to lms_admin
    using (true)
    with check (true);

alter table notifications enable row level security;
