-- Refuses with a sentence when the viewer may not change grades of an offering.
-- Without a viewer, the roles that run the database may; application roles may not.
create or replace function lms_ops.require_grade_right(offering uuid) returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if coalesce(current_setting('app.current_user_id', true), '') = '' and lms_ops.runs_the_database() then
        return;
    end if;
    if not lms_ops.may_change_grades(offering) then
        raise insufficient_privilege using
            message = format(
                'You may not change grades of %s: ask who teaches it, or the registrar.',
                lms_ops.offering_name(offering)
            );
    end if;
end
$$;
