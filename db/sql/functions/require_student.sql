-- Refuses with a sentence when the viewer may not read this student's record.
create or replace function lms_ops.require_student(student uuid) returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if coalesce(current_setting('app.current_user_id', true), '') = ''
        and lms_ops.runs_the_database() then
        return;
    end if;
    if lms_ops.viewer_reads_student(student) then
        return;
    end if;
    raise insufficient_privilege using
        message = 'You may not read this student''s record: ask the registrar for the right.';
end
$$;
