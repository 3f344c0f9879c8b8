-- Leaves a course after adding and dropping has ended; the course stays in the record as withdrawn.
--
-- One row: outcome withdrawn, already over (a retry) or refused. Students may until the withdrawal deadline, the
-- office later too, with a reason, while the term runs.
create or replace function lms_ops.withdraw_enrollment(enrollment uuid, reason text default null)
returns table (outcome text, enrollment_id uuid, reasons text[])
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- for everything below it: planning takes longer than running
set plan_cache_mode = force_generic_plan
as $$
begin
    return query select * from lms_ops.end_enrollment(enrollment, 'withdrawn', reason);
end
$$;
