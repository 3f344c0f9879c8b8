-- Holds that keep a student from registering now, as sentences, oldest first.
create or replace function lms_ops.registration_holds(student uuid) returns setof text
language plpgsql
stable
security definer
rows 1
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select format(
        'A %s hold blocks registration since %s: %s.',
        holds.hold_category,
        to_char(holds.effective_from at time zone lms_ops.timezone(), 'YYYY-MM-DD'),
        rtrim(holds.reason, '.')
    )
    from public.student_holds as holds
    where holds.student_id = student
        and holds.is_active
        and holds.blocks_registration
        and holds.effective_from <= now()
        and coalesce(holds.effective_until, 'infinity') > now()
    order by
        holds.effective_from,
        holds.id;
end
$$;
