-- Refuses with a sentence when there is no such student, or when the viewer may not decide about credit for work
-- elsewhere in the unit of the student's programme.
create or replace function lms_ops.require_transfer_right(student uuid) returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if not exists (select from public.students where students.id = student) then
        raise 'There is no student %: look for the student again.', coalesce(student::text, 'without a name');
    end if;
    perform lms_ops.require_unit_right(
        'transfer',
        'manage',
        (
            select programs.organization_unit_id
            from public.students
            join public.academic_programs as programs on programs.id = students.academic_program_id
            where students.id = student
        )
    );
end
$$;
