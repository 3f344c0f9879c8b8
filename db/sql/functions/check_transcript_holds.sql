-- Whether a student may be given a transcript now, and every hold that stands against it, as sentences.
create or replace function lms_ops.may_receive_transcript(student uuid)
returns table (allowed boolean, reasons text[])
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_student(student);
    reasons := array(select lms_ops.hold_reasons(student, 'transcripts'));
    allowed := reasons = '{}';
    return next;
end
$$;
