-- A group that somebody is about to change, locked so that two who join cannot both have the last place.
-- Refuses when there is none such, when it is closed, or when the viewer may not manage it.
create or replace function lms_ops.open_group(wanted uuid) returns public.student_groups
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    opened public.student_groups;
begin
    select groups.* into opened
    from public.student_groups as groups
    where groups.id = wanted;
    if not found then
        raise 'There is no such group: open its course again.';
    end if;
    perform lms_ops.require_group_right(opened.assessment_id);

    select groups.* into opened
    from public.student_groups as groups
    where groups.id = wanted
    for no key update;
    if not opened.is_active then
        raise '% is closed: make another group.', opened.name;
    end if;
    return opened;
end
$$;
