-- Meetings of other offerings (`beside`) that overlap an offering's in day, time and weeks, as sentences.
create or replace function lms_ops.clashing_meetings(offering uuid, beside uuid[]) returns setof text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
as $$
begin
    return query
    select distinct format(
        'Its meeting on %s %s to %s clashes with %s section %s (%s to %s).',
        lms_ops.day_name(wanted.day_of_week),
        to_char(wanted.start_time, 'HH24:MI'),
        to_char(wanted.end_time, 'HH24:MI'),
        courses.code,
        others.section_code,
        to_char(held.start_time, 'HH24:MI'),
        to_char(held.end_time, 'HH24:MI')
    ) as sentence
    from public.class_schedules as wanted
    join public.class_schedules as held
        on held.day_of_week = wanted.day_of_week
        and held.start_time < wanted.end_time
        and held.end_time > wanted.start_time
        and coalesce(held.effective_from, '-infinity') <= coalesce(wanted.effective_until, 'infinity')
        and coalesce(held.effective_until, 'infinity') >= coalesce(wanted.effective_from, '-infinity')
    join public.course_offerings as others on others.id = held.course_offering_id
    join public.courses on courses.id = others.course_id
    where wanted.course_offering_id = offering
        and held.course_offering_id = any (beside)
        and held.course_offering_id <> offering
        -- a meeting that ends before it begins is a slip of whoever wrote it, and clashes with nothing
        and wanted.start_time < wanted.end_time
        and held.start_time < held.end_time
    order by sentence;
end
$$;
