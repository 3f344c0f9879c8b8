-- Holds that keep a student from registration, transcripts, graduation or grades now, as sentences, oldest first.
create or replace function lms_ops.hold_reasons(student uuid, blocked text) returns setof text
language plpgsql
stable
security definer
rows 1
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select format(
        '%s %s hold blocks %s since %s: %s.',
        case when holds.hold_category like 'a%' then 'An' else 'A' end,
        holds.hold_category,
        blocked,
        to_char(holds.effective_from at time zone lms_ops.timezone(), 'YYYY-MM-DD'),
        rtrim(holds.reason, '.')
    )
    from public.student_holds as holds
    where holds.student_id = student
        and case blocked
            when 'registration' then holds.blocks_registration
            when 'transcripts' then holds.blocks_transcripts
            when 'graduation' then holds.blocks_graduation
            when 'grades' then holds.blocks_grades
        end
        and holds.is_active
        and holds.effective_from <= now()
        -- its last day counts before maintenance has cleared the flag
        and coalesce(holds.effective_until, 'infinity') > now()
    order by
        holds.effective_from,
        holds.id;
end
$$;
