-- Whether no hold keeps a student from graduating now, and every hold that does, as sentences. Requirements are the degree audit's.
create or replace function lms_ops.may_graduate(student uuid)
returns table (allowed boolean, reasons text[])
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_student(student);
    reasons := array(select lms_ops.hold_reasons(student, 'graduation'));
    allowed := reasons = '{}';
    return next;
end
$$;
