-- Grades that are not what their history says last: somebody went past its trigger. One row per grade.
-- A grade that the history says was taken away may have been given anew; that is a first grade.
create or replace function lms_ops.unrecorded_grades()
returns table (grade_table text, grade_id uuid)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with latest_changes as (
        select distinct on (history.grade_table, history.grade_id)
            history.grade_table,
            history.grade_id,
            history.new_marks,
            history.new_percentage,
            history.new_letter_grade,
            history.new_grade_points
        from public.grade_change_history as history
        order by
            history.grade_table,
            history.grade_id,
            history.place desc
    ),

    present_grades as (
        select
            'grades' as grade_table,
            grades.id,
            grades.marks_obtained as marks,
            grades.percentage,
            grades.letter_grade,
            null::numeric as grade_points
        from public.grades
        union all
        select
            'course_enrollments',
            enrollments.id,
            null,
            null,
            enrollments.grade,
            enrollments.grade_points
        from public.course_enrollments as enrollments
        union all
        select
            'enrollment_grades',
            components.id,
            components.marks_obtained,
            components.percentage,
            components.letter_grade,
            components.grade_points
        from public.enrollment_grades as components
    )

    select
        latest_changes.grade_table,
        latest_changes.grade_id
    from latest_changes
    left join present_grades
        on present_grades.grade_table = latest_changes.grade_table
        and present_grades.id = latest_changes.grade_id
    where num_nonnulls(
            latest_changes.new_marks,
            latest_changes.new_percentage,
            latest_changes.new_letter_grade,
            latest_changes.new_grade_points
        ) > 0
        and (
            latest_changes.new_marks,
            latest_changes.new_percentage,
            latest_changes.new_letter_grade,
            latest_changes.new_grade_points
        ) is distinct from (
            present_grades.marks,
            present_grades.percentage,
            present_grades.letter_grade,
            present_grades.grade_points
        )
    order by
        latest_changes.grade_table,
        latest_changes.grade_id
$$;
