-- Clears the flag of holds whose last day is over, each with a row in the audit log; returns how many.
-- They have blocked nothing since that day: this is for whoever reads the flag alone. Maintenance calls it.
create or replace function lms_ops.lapse_holds() returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    lapsed integer;
begin
    with over as (
        select holds.id
        from public.student_holds as holds
        where holds.is_active
            and holds.effective_until <= now()
        order by holds.id
        -- somebody who is deciding about one leaves it to the next time
        for no key update skip locked
    ),

    cleared as (
        update public.student_holds as holds
        set is_active = false
        from over
        where holds.id = over.id
        returning
            holds.id,
            holds.student_id,
            holds.effective_until
    )

    insert into public.audit_logs (user_id, action, resource_type, resource_id, new_values)
    select
        lms_ops.current_viewer(),
        'lapse_hold',
        'student_holds',
        cleared.id,
        jsonb_build_object(
            'old', jsonb_build_object('is_active', true),
            'new', jsonb_build_object(
                'student_id', cleared.student_id,
                'is_active', false,
                'until', cleared.effective_until
            )
        )
    from cleared;
    get diagnostics lapsed = row_count;
    return lapsed;
end
$$;
