-- Does what these changes of academic standing bring with them, as their actions say: ends the holds of the standing
-- before, places those of the new one, tells student and advisor. Rows of academic_standing_history by their ids.
create or replace function lms_ops.carry_out_standings(changes uuid[]) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    ending record;
    beginning record;
begin
    -- all at once and in the order of their ids, so that two who place holds cannot wait for each other
    perform
    from public.students
    where students.id in (
            select history.student_id
            from public.academic_standing_history as history
            where history.id = any (changes)
        )
    order by students.id
    for no key update;

    for ending in
        select
            history.standing,
            array_agg(holds.id) as hold_ids
        from public.academic_standing_history as history
        join public.student_holds as holds on holds.student_id = history.student_id
        where history.id = any (changes)
            and holds.standing_change_id is not null
            and holds.is_active
        group by history.standing
    loop
        perform lms_ops.end_holds(ending.hold_ids, format('The academic standing is now: %s.', ending.standing));
    end loop;

    for beginning in
        select
            array_agg(history.student_id order by history.student_id) as students,
            array_agg(history.id order by history.student_id) as changes,
            blocked.things,
            -- what a person wrote is the reason where no rule decided
            coalesce(rules.sentence ->> 'en', history.cause) as reason,
            programs.organization_unit_id as owner_unit
        from public.academic_standing_history as history
        join public.students on students.id = history.student_id
        left join public.academic_programs as programs on programs.id = students.academic_program_id
        left join lms_ops.standing_rules as rules on rules.code = history.rule
        cross join lateral (
            select array_agg(split_part(action, ' ', 1) order by action) as things
            from jsonb_array_elements_text(history.actions) as action
            where action like '% blocked'
        ) as blocked
        where history.id = any (changes)
            and blocked.things is not null
        group by
            blocked.things,
            coalesce(rules.sentence ->> 'en', history.cause),
            programs.organization_unit_id
    loop
        perform lms_ops.write_holds(
            beginning.students,
            'academic',
            beginning.things,
            beginning.reason,
            beginning.owner_unit,
            standing_changes => beginning.changes
        );
    end loop;

    perform lms_ops.tell_standing(history)
    from public.academic_standing_history as history
    where history.id = any (changes)
        and history.actions ?| array['student notified', 'advisor notified'];
end
$$;
