-- Locks a student's row if nobody else holds it, without waiting: whether it did.
-- For whoever holds an offering already, and so would wait in a circle with somebody who holds the student.
create or replace function lms_ops.try_lock_student(student uuid) returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform
    from public.students
    where students.id = student
    for no key update skip locked;
    return found;
end
$$;
