-- Headline figures after each refresh, as sums by unit. One row per refresh, figure, unit and term, oldest first.
create view report.statistics_history with (security_barrier = true) as
select
    refreshes.started_at as refreshed_at,
    refreshes.view_name,
    figures.figure,
    figures.organization_unit_id,
    figures.academic_term_id,
    figures.value
from lms_ops.headline_figures as figures
join lms_ops.refreshes on refreshes.id = figures.refresh_id
where figures.organization_unit_id = any (
        case refreshes.view_name
            when 'mv_student_statistics' then array(select lms_ops.viewer_units_for('student', 'read'))
            when 'mv_faculty_workload' then array(select lms_ops.viewer_units_for('workload', 'read'))
            else array(select lms_ops.viewer_units())
        end
    )
    or (figures.organization_unit_id is null and (select lms_ops.viewer_sees_all_units('offering', 'read')))
order by
    refreshes.started_at,
    figures.figure;
