-- Announcements for the viewer: published, not expired, for their audience and for a unit of theirs. Nobody without a role.
--
-- An audience is all, everyone, staff (every role but STUDENT) or a role's code, as one or many (student, students);
-- none named is everybody. A unit is theirs if they work, study or hold a role in it or below it, or may read its
-- offerings; none named is the university.
create or replace function lms_ops.viewer_announcements() returns setof uuid
language plpgsql
stable
security definer
rows 20
set search_path = pg_catalog, pg_temp
as $$
declare
    viewer constant uuid := lms_ops.current_viewer();
    roles constant text[] := array(select lms_ops.viewer_roles());
    audiences constant text[] := array(
        select lower(role_codes.code) from unnest(roles) as role_codes (code)
        union all
        select lower(role_codes.code) || 's' from unnest(roles) as role_codes (code)
        union all
        select 'staff' where exists (select from unnest(roles) as role_codes (code) where role_codes.code <> 'STUDENT')
    ) || '{all,everyone}'::text[];
    own_units constant uuid[] := array(
        select units.id
        from lms_ops.viewer_units() as units (id)
        union
        select user_roles.organization_unit_id
        from public.user_roles
        where user_roles.user_id = viewer
            and coalesce(user_roles.valid_from, '-infinity') <= now()
            and coalesce(user_roles.valid_until, 'infinity') > now()
        union
        select staff_members.organization_unit_id
        from public.staff_members
        where staff_members.user_id = viewer
        union
        select programs.organization_unit_id
        from public.students
        join public.academic_programs as programs on programs.id = students.academic_program_id
        where students.user_id = viewer
    );
begin
    if cardinality(roles) = 0 then
        return;
    end if;
    return query
    select announcements.id
    from public.announcements
    where announcements.is_published
        and coalesce(announcements.publish_date, '-infinity') <= now()
        and coalesce(announcements.expire_date, 'infinity') > now()
        and (
            coalesce(cardinality(announcements.target_audience), 0) = 0
            or exists (
                select
                from unnest(announcements.target_audience) as named (audience)
                where lower(named.audience) = any (audiences)
            )
        )
        and (
            coalesce(cardinality(announcements.target_units), 0) = 0
            or own_units && array(select lms_ops.units_below(announcements.target_units))
        );
end
$$;
