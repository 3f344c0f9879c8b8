-- Locks a student's row: whoever takes or gives up seats of one student does it one after the other.
-- Before every offering, and only where what others commit meanwhile will be seen.
create or replace function lms_ops.lock_student(student uuid) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise 'Seats are taken and given up in READ COMMITTED: begin the transaction without another level.';
    end if;

    perform
    from public.students
    where students.id = student
    for no key update;
end
$$;
