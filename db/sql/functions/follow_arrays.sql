-- Keeps the junction tables in step while an application writes the arrays of courses.
-- A course that comes after the ones that ask for it is carried from their arrays too.
create or replace function lms_ops.follow_arrays() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    waiting record;
begin
    if tg_op = 'UPDATE' then
        if new.prerequisites is distinct from old.prerequisites then
            perform lms_ops.carry_array(new.id, 'prerequisites', new.prerequisites);
        end if;
        if new.corequisites is distinct from old.corequisites then
            perform lms_ops.carry_array(new.id, 'corequisites', new.corequisites);
        end if;
        return null;
    end if;

    if new.prerequisites is not null then
        perform lms_ops.carry_array(new.id, 'prerequisites', new.prerequisites);
    end if;
    if new.corequisites is not null then
        perform lms_ops.carry_array(new.id, 'corequisites', new.corequisites);
    end if;
    for waiting in
        select distinct aside.row_id as course_id
        from lms_ops.set_aside_rows as aside
        where aside.table_name = 'courses'
            and aside.value = to_jsonb(new.id)
            and aside.problem = 'dangling'
        order by aside.row_id
    loop
        perform lms_ops.carry_arrays(waiting.course_id);
    end loop;
    return null;
end
$$;
