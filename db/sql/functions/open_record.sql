-- Writes down that the viewer opens a student's record, and what for; returns the row of the audit log.
-- Whoever may not read the record is refused.
create or replace function lms_ops.open_record(student uuid, purpose text) returns uuid
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_student(student);
    if length(btrim(coalesce(purpose, ''))) < 3 then
        raise 'Say what you open the record for: it is kept with your name.';
    end if;

    return lms_ops.record_action('view', 'student', student, null, null, btrim(purpose));
end
$$;
