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
-- whoever may read a view reads its history; what belongs to no unit is for those who may read all of it
where figures.organization_unit_id = any (
        case refreshes.view_name
            when 'mv_student_statistics' then array(select lms_ops.viewer_units_for('student', 'read'))
            when 'mv_faculty_workload' then array(select lms_ops.viewer_units_for('workload', 'read'))
            else array(select lms_ops.viewer_units())
        end
    )
    or (
        case refreshes.view_name
            when 'mv_student_statistics' then (select lms_ops.viewer_reach('student', 'read'))
            when 'mv_faculty_workload' then (select lms_ops.viewer_reach('workload', 'read'))
            else (select lms_ops.viewer_reach('offering', 'read'))
        end
    ) is not null
order by
    refreshes.started_at,
    figures.figure;
