-- Writes every change of a grade to grade_change_history: what was, what is, who, approved by whom, why.
--
-- Who acts is the viewer; type, reason, approver, documents and address come from settings of the transaction
-- (app.grade_change_type, _reason, _approved_by, _documents as a JSON array, app.client_address).
create or replace function lms_ops.record_grade_change() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    before constant jsonb := to_jsonb(old);
    after constant jsonb := to_jsonb(new);
    offering uuid;
    student uuid := (after ->> 'student_id')::uuid;
    -- a column that the table does not have is null before and after
    points_before numeric := before ->> 'grade_points';
    points_after numeric := after ->> 'grade_points';
begin
    if tg_table_name = 'grades' then
        select assessments.course_offering_id
        into offering
        from public.assessments
        where assessments.id = (after ->> 'assessment_id')::uuid;
    elsif tg_table_name = 'enrollment_grades' then
        select
            enrollments.course_offering_id,
            enrollments.student_id
        into offering, student
        from public.course_enrollments as enrollments
        where enrollments.id = (after ->> 'enrollment_id')::uuid;
    else
        offering := (after ->> 'course_offering_id')::uuid;
    end if;

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
    select
        tg_table_name,
        (after ->> 'id')::uuid,
        student,
        offering,
        (before ->> 'marks_obtained')::numeric,
        (after ->> 'marks_obtained')::numeric,
        (before ->> 'percentage')::numeric,
        (after ->> 'percentage')::numeric,
        coalesce(before ->> 'letter_grade', before ->> 'grade'),
        coalesce(after ->> 'letter_grade', after ->> 'grade'),
        points_before,
        points_after,
        coalesce(nullif(current_setting('app.grade_change_type', true), ''), 'administrative'),
        lms_ops.current_viewer(),
        nullif(current_setting('app.grade_change_approved_by', true), '')::uuid,
        nullif(current_setting('app.grade_change_reason', true), ''),
        (
            select array_agg(document)
            from jsonb_array_elements_text(
                nullif(current_setting('app.grade_change_documents', true), '')::jsonb
            ) as document
        ),
        coalesce(
            nullif(current_setting('app.client_address', true), '')::inet,
            inet_client_addr()
        );
    return null;
end
$$;
