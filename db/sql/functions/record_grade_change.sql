-- Writes every change and deletion of a grade to grade_change_history: what was, what is, who, approved by whom, why.
--
-- A first grade is no change of one; a grade that is given again after it was taken away is. A grade that moves to
-- another student, work or offering is taken away from the one and given to the other.
create or replace function lms_ops.record_grade_change() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    before constant jsonb := to_jsonb(old);
    after constant jsonb := to_jsonb(new);
begin
    if not lms_ops.holds_grade(before) then
        perform
        from public.grade_change_history as history
        where history.grade_table = tg_table_name
            and history.grade_id = old.id;
        if not found then
            return null;
        end if;
    end if;

    if tg_op = 'DELETE' or lms_ops.is_same_grade(before, after) then
        perform lms_ops.write_grade_change(tg_table_name, before, after);
    else
        perform lms_ops.write_grade_change(tg_table_name, before, null);
        perform lms_ops.write_grade_change(tg_table_name, null, after);
    end if;
    return null;
end
$$;
