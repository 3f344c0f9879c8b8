-- Gives a new row of the grade history its place in the chain of its grade, and the hash that the next one keeps.
--
-- Whoever changes a grade holds the lock on its row until the transaction ends: that puts the chain in order.
create or replace function lms_ops.chain_grade_change() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- a plan that was made while the history was short would read all of it for each row of a bulk change
set enable_seqscan = off
as $$
begin
    select
        history.place + 1,
        history.hash
    into
        new.place,
        new.previous_hash
    from public.grade_change_history as history
    where history.grade_table = new.grade_table
        and history.grade_id = new.grade_id
    order by history.place desc
    limit 1;

    new.place := coalesce(new.place, 1);
    new.hash := lms_ops.grade_change_hash(new);
    return new;
end
$$;
