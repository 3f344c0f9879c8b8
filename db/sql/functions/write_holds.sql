-- Writes a hold for each of these students with its row in the audit log; returns how many. Checks nothing.
-- standing_changes, as long as students, are the changes of standing that the holds come from and end with.
create or replace function lms_ops.write_holds(
    students uuid[],
    category text,
    blocks text[],
    reason text,
    owner_unit uuid,
    begins timestamptz default now(),
    until timestamptz default null,
    standing_changes uuid[] default null
) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    with placed as (
        insert into public.student_holds (
            student_id,
            hold_category,
            reason,
            organization_unit_id,
            blocks_registration,
            blocks_transcripts,
            blocks_graduation,
            blocks_grades,
            effective_from,
            effective_until,
            placed_by,
            standing_change_id
        )
        select
            held.student_id,
            category,
            write_holds.reason,
            owner_unit,
            'registration' = any (blocks),
            'transcripts' = any (blocks),
            'graduation' = any (blocks),
            'grades' = any (blocks),
            begins,
            until,
            lms_ops.current_viewer(),
            held.standing_change_id
        from unnest(students, standing_changes) as held (student_id, standing_change_id)
        returning
            id,
            student_id
    )

    insert into public.audit_logs (user_id, action, resource_type, resource_id, new_values)
    select
        lms_ops.current_viewer(),
        'place_hold',
        'student_holds',
        placed.id,
        jsonb_build_object(
            'new', jsonb_build_object(
                'student_id', placed.student_id,
                'category', category,
                'blocks', to_jsonb(blocks),
                'from', begins,
                'until', until
            ),
            'reason', write_holds.reason
        )
    from placed;

    return cardinality(students);
end
$$;
