-- Makes a group for an assessment of group work; max_members null: as many as join. Returns the group.
-- The viewer needs group.manage for the offering. Leaves a row in the audit log.
create or replace function lms_ops.create_group(assessment uuid, name text, max_members integer default null)
returns uuid
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    work public.assessments;
    made uuid;
begin
    perform lms_ops.require_group_right(assessment);
    select assessments.* into work from public.assessments where assessments.id = assessment;

    if work.is_group_work is not true then
        raise '% is no group work: mark it as group work first.', coalesce(work.title ->> 'en', work.title ->> 'az');
    elsif coalesce(btrim(name), '') = '' then
        raise 'Give the group a name.';
    elsif max_members < 1 then
        raise 'A group has room for one student at least: write a larger number, or none for no limit.';
    end if;

    insert into public.student_groups (assessment_id, name, max_members, created_by)
    values (assessment, btrim(create_group.name), create_group.max_members, lms_ops.current_viewer())
    on conflict do nothing
    returning id into made;
    if made is null then
        raise 'There is a group % for this work already: choose another name.', btrim(name);
    end if;

    perform lms_ops.record_action(
        'create_group',
        'student_groups',
        made,
        null,
        jsonb_build_object('name', btrim(name), 'max_members', max_members)
    );
    return made;
end
$$;
