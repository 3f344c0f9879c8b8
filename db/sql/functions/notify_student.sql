-- Puts a message to a student into the outbox, as notify_person() does; a student without an account gets nothing.
create or replace function lms_ops.notify_student(student uuid, template_code text, details jsonb) returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    select lms_ops.notify_person(students.user_id, template_code, details)
    from public.students
    where students.id = student
$$;
