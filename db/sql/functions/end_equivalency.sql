-- Lets an equivalency that was proposed or approved count for work up to a day and no longer, for a reason that is kept.
-- Work of earlier days goes on counting. The viewer needs equivalency.decide in the unit of the course.
create or replace function lms_ops.end_equivalency(equivalency uuid, last_day date, reason text) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    why constant text := lms_ops.require_reason(reason);
    ended public.course_equivalencies;
begin
    select equivalencies.*
    into ended
    from public.course_equivalencies as equivalencies
    where equivalencies.id = equivalency
        and equivalencies.approval_status <> 'rejected'
    for no key update;
    if not found then
        raise 'This equivalency is not there any more: load the page again.';
    end if;
    perform lms_ops.require_course_right(ended.course_id, 'equivalency', 'decide');
    if last_day is null or last_day < ended.effective_from or last_day >= coalesce(ended.effective_until, 'infinity') then
        raise 'The last day lies between % and the present end: choose another day.', ended.effective_from;
    end if;

    update public.course_equivalencies as equivalencies
    set effective_until = last_day
    where equivalencies.id = equivalency;

    perform lms_ops.record_action(
        'end_equivalency',
        'course_equivalencies',
        equivalency,
        jsonb_build_object('effective_until', ended.effective_until),
        jsonb_build_object('effective_until', last_day),
        why
    );
end
$$;
