-- Changes of grades: seen through the dashboard by whoever may read the grades of the unit, and all, those of offerings
-- that are gone included, by whoever reads all grades.
select from lms_ops.admit_existing_roles('grade_change_history');

drop policy if exists grade_history_access on grade_change_history;
create policy grade_history_access on grade_change_history
    for select to lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('grade', 'read'))
        or course_offering_id = any (array(select lms_ops.viewer_unit_offerings('grade', 'read')))
    );

drop policy if exists grade_history_admin_access on grade_change_history;
create policy grade_history_admin_access on grade_change_history
    for select to lms_admin
    using (true);

alter table grade_change_history enable row level security;
