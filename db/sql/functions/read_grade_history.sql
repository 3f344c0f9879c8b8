-- Every change of one grade, first to last, for the person concerned, those who teach the offering, and those who
-- may read its unit's grades. A hold that blocks grades closes it to the student.
create or replace function lms_ops.grade_history(grade_table text, grade_id uuid)
returns table (
    place integer,
    changed_at timestamptz,
    old_marks numeric,
    new_marks numeric,
    old_percentage numeric,
    new_percentage numeric,
    old_letter_grade text,
    new_letter_grade text,
    old_grade_points numeric,
    new_grade_points numeric,
    change_type text,
    reason text,
    changed_by_name jsonb,
    approved_by_name jsonb,
    supporting_documents text[]
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        history.place,
        history.changed_at,
        history.old_marks,
        history.new_marks,
        history.old_percentage,
        history.new_percentage,
        history.old_letter_grade,
        history.new_letter_grade,
        history.old_grade_points,
        history.new_grade_points,
        history.change_type,
        history.reason,
        editors.name,
        approvers.name,
        history.supporting_documents
    from public.grade_change_history as history
    left join public.course_offerings as offerings on offerings.id = history.course_offering_id
    left join public.courses on courses.id = offerings.course_id
    left join lms_ops.people as editors on editors.user_id = history.changed_by
    left join lms_ops.people as approvers on approvers.user_id = history.approved_by
    where history.grade_table = $1
        and history.grade_id = $2
        and (
            -- the student, unless a hold keeps their grades from them
            history.student_id in (
                select students.id
                from public.students
                where students.user_id = lms_ops.current_viewer()
                    and students.id in (select lms_ops.viewer_graded_students())
            )
            or history.course_offering_id in (select lms_ops.viewer_offerings())
            or courses.organization_unit_id in (select lms_ops.viewer_units_for('grade', 'read'))
            or (
                coalesce(current_setting('app.current_user_id', true), '') = ''
                and lms_ops.runs_the_database()
            )
        )
    order by history.place
$$;
