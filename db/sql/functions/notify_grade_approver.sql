-- Tells the approver of a change of a grade, who may only have been named, what was changed by whom and why.
create or replace function lms_ops.notify_grade_approver(change_id uuid) returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    select lms_ops.notify_person(
        history.approved_by,
        'grade_change_approved',
        jsonb_build_object(
            'editor', editors.name,
            'student', coalesce(student_people.name, to_jsonb(students.student_number)),
            'section', lms_ops.offering_name(history.course_offering_id),
            'old', coalesce(history.old_letter_grade, history.old_percentage::text, history.old_marks::text),
            'new', coalesce(history.new_letter_grade, history.new_percentage::text, history.new_marks::text),
            'reason', history.reason
        )
    )
    from public.grade_change_history as history
    left join public.students on students.id = history.student_id
    left join lms_ops.people as student_people on student_people.user_id = students.user_id
    left join lms_ops.people as editors on editors.user_id = history.changed_by
    where history.id = change_id
$$;
