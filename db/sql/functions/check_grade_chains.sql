-- Where the grade history is not what was written: one row per break, grade and seal, with what to do about it.
create or replace function lms_ops.check_grade_chains()
returns table (object text, problem text, remedy text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        format('grade history of %s %s', breaks.grade_table, breaks.grade_id),
        case breaks.what
            when 'changed row' then format('was altered at its change %s', breaks.place)
            when 'missing row' then format('lost its change %s', breaks.place)
            when 'missing head' then 'lost its beginning'
        end,
        'find out who worked as superuser, and restore the row from a backup'
    from lms_ops.broken_grade_chains() as breaks

    union all
    select
        format('grade %s %s', unrecorded.grade_table, unrecorded.grade_id),
        'is not what its history says last',
        'find out who worked as superuser, and bring back the grade that the history names'
    from lms_ops.unrecorded_grades() as unrecorded

    union all
    select
        format('seal %s of the grade history', seals.id),
        'was altered, or lost heads or the seal before it',
        'compare its digest with the one that maintenance printed, and restore it from a backup'
    from lms_ops.grade_chain_seals as seals
    where seals.digest <> lms_ops.grade_chain_seal_digest(seals)
$$;
