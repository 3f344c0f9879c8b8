-- Appeals against grades: seen with the student's record, by the reviewer, and by those who see the grade; made by students
-- against their own grades.
select from lms_ops.admit_existing_roles('grade_appeals');

drop policy if exists appeals_access on grade_appeals;
create policy appeals_access on grade_appeals
    for select to lms_app, lms_dashboard
    using (
        -- all rows for whoever may read all of them: see lms_ops.viewer_reach()
        id between '00000000-0000-0000-0000-000000000000' and (
            select coalesce(lms_ops.viewer_reach('grade', 'read'), lms_ops.viewer_reach('student', 'read'))
        )
        or student_id = any (array(select lms_ops.viewer_students()))
        or reviewer_id = (select lms_ops.current_viewer())
        or grade_id = any (array(select lms_ops.viewer_appealed_grades()))
    );

drop policy if exists appeals_entry on grade_appeals;
create policy appeals_entry on grade_appeals
    for insert to lms_app
    with check (
        student_id = (select lms_ops.viewer_student())
        and status = 'pending'
        and reviewer_id is null
        and exists (
            -- as far as the student sees it: not while a hold keeps grades back
            select
            from public.grades
            where grades.id = grade_appeals.grade_id
                and grades.student_id = grade_appeals.student_id
        )
    );

drop policy if exists appeals_admin_access on grade_appeals;
create policy appeals_admin_access on grade_appeals
    to lms_admin
    using (true)
    with check (true);

alter table grade_appeals enable row level security;
