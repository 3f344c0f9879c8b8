-- Who may approve a change of a grade of this offering that the viewer makes: one row per person, by name.
create or replace function lms_ops.grade_approvers(offering uuid)
returns table (user_id uuid, name jsonb)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_grade_right(offering);

    return query
    select
        people.user_id,
        people.name
    from lms_ops.people
    where people.user_id in (select lms_ops.grade_approver_ids(offering))
        and people.user_id is distinct from lms_ops.current_viewer()
    order by
        people.name ->> 'en',
        people.user_id;
end
$$;
