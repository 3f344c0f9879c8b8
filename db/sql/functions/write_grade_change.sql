-- Adds one change of a grade to its history: the grade's row before and after; null: there was, or is, no grade.
--
-- Who acts is the viewer; the rest is what the transaction says (lms_ops.grade_change_settings).
create or replace function lms_ops.write_grade_change(grade_table text, before jsonb, after jsonb) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    said constant record := lms_ops.grade_change_settings();
    belonging constant record := lms_ops.offering_of_grade(coalesce(after, before));
begin
    insert into public.grade_change_history (
        grade_table,
        grade_id,
        student_id,
        course_offering_id,
        old_marks,
        new_marks,
        old_percentage,
        new_percentage,
        old_letter_grade,
        new_letter_grade,
        old_grade_points,
        new_grade_points,
        change_type,
        changed_by,
        approved_by,
        reason,
        supporting_documents,
        ip_address
    )
    values (
        write_grade_change.grade_table,
        (coalesce(after, before) ->> 'id')::uuid,
        belonging.student_id,
        belonging.course_offering_id,
        (before ->> 'marks_obtained')::numeric,
        (after ->> 'marks_obtained')::numeric,
        (before ->> 'percentage')::numeric,
        (after ->> 'percentage')::numeric,
        -- a column that the table does not have is null before and after
        coalesce(before ->> 'letter_grade', before ->> 'grade'),
        coalesce(after ->> 'letter_grade', after ->> 'grade'),
        (before ->> 'grade_points')::numeric,
        (after ->> 'grade_points')::numeric,
        said.change_type,
        lms_ops.current_viewer(),
        said.approved_by,
        said.reason,
        said.documents,
        said.client_address
    );
end
$$;
