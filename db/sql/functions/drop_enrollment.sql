-- Gives up a seat while adding and dropping is open; its place is free, or the next one's in the queue.
--
-- One row: outcome dropped, already over (a retry) or refused. After the deadline students withdraw instead; the
-- office may still drop, with a reason, while the term runs.
create or replace function lms_ops.drop_enrollment(enrollment uuid, reason text default null)
returns table (outcome text, enrollment_id uuid, reasons text[])
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- for everything below it: planning takes longer than running
set plan_cache_mode = force_generic_plan
as $$
begin
    return query select * from lms_ops.end_enrollment(enrollment, 'dropped', reason);
end
$$;
