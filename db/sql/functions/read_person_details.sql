-- A person's row with the private columns: birth, nationality, numbers of documents, telephones and address. `person` is
-- a users.id; no row where nothing is kept of them.
--
-- For the person, whoever may read the record of the student, and who manages users; others are refused with a sentence.
-- That somebody read another one's is written to the audit log.
create or replace function lms_ops.person_details(person uuid) returns setof public.persons
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    is_own constant boolean := coalesce(person = lms_ops.current_viewer(), false);
    student constant uuid := (
        select students.id
        from public.students
        where students.user_id = person
            and lms_ops.viewer_reads_student(students.id)
        order by students.enrollment_date desc
        limit 1
    );
begin
    if not is_own and student is null and not lms_ops.viewer_sees_all_units('user', 'manage') then
        raise insufficient_privilege using
            message = 'You may not read the private details of this person: ask the registrar for the right.';
    end if;

    return query
    select persons.*
    from public.persons
    where persons.user_id = person;

    if found and not is_own then
        perform lms_ops.record_action(
            'view', 'person', person, null, jsonb_build_object('student_id', student)
        );
    end if;
end
$$;
