-- Sets a student's academic standing in a term as a person has decided, with the reason; returns the row of the history.
--
-- The viewer needs standing.decide in the unit of the student's programme. What may follow what says
-- standing_transitions, also by a person. Student and advisor are told, and what the first rule that leads to the
-- standing blocks is blocked.
create or replace function lms_ops.set_standing(student uuid, term uuid, standing text, reason text) returns uuid
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    judged public.students;
    unit uuid;
    before text;
    blocking jsonb;
    change uuid;
begin
    select programs.organization_unit_id
    into unit
    from public.students
    left join public.academic_programs as programs on programs.id = students.academic_program_id
    where students.id = student;
    if not found then
        raise 'There is no student %: open the record again from the list.', student;
    end if;
    -- a student of no unit belongs to nobody's unit; a null would ask for the right anywhere
    perform lms_ops.require_right(
        'standing',
        'decide',
        coalesce(unit, '00000000-0000-0000-0000-000000000000')
    );

    if length(btrim(coalesce(reason, ''))) < 3 then
        raise 'Give a reason: the student reads it, and it is kept with your name.';
    elsif not exists (select from public.academic_terms as terms where terms.id = term) then
        raise 'There is no such term: choose another.';
    elsif not exists (select from lms_ops.standings where standings.standing = $3) then
        raise '% is no standing: choose one of %.', coalesce($3, 'Nothing'), (
            select string_agg(standings.standing, ', ')
            from lms_ops.standings
        );
    end if;

    -- as decide_standing() does, so that each sees what the other has written
    perform pg_advisory_xact_lock(hashtextextended('lms_ops.academic_standing', 0));
    select students.* into judged from public.students where students.id = student;
    select standings.standing into before
    from lms_ops.current_standings as standings
    where standings.student_id = student;
    if before = $3 then
        raise 'The standing of student % is % already.', judged.student_number, $3;
    end if;
    if $3 <> coalesce(before, 'good') and not exists (
        select
        from lms_ops.standing_transitions as transitions
        where transitions.from_standing = coalesce(before, 'good')
            and transitions.to_standing = $3
    ) then
        raise '% may not follow %: choose one of %.', $3, coalesce(before, 'good'), (
            select coalesce(string_agg(transitions.to_standing, ', ' order by transitions.to_standing), 'none')
            from lms_ops.standing_transitions as transitions
            where transitions.from_standing = coalesce(before, 'good')
        );
    end if;

    -- a person's decision is always told; what it blocks is what the rules block for this standing
    select rules.actions - 'student notified' - 'advisor notified'
    into blocking
    from lms_ops.standing_rules as rules
    where rules.standing = $3
        and rules.is_active
    order by rules.place
    limit 1;

    insert into public.academic_standing_history (
        student_id,
        academic_term_id,
        standing,
        previous_standing,
        term_gpa,
        cumulative_gpa,
        cause,
        actions,
        decided_by,
        effective_date,
        created_at
    )
    select
        student,
        term,
        $3,
        before,
        averages.term_gpa,
        averages.cumulative_gpa,
        btrim(reason),
        lms_ops.standing_actions(
            coalesce(blocking, '[]') || '["student notified", "advisor notified"]',
            judged
        ),
        lms_ops.current_viewer(),
        (now() at time zone lms_ops.timezone())::date,
        clock_timestamp()
    from lms_ops.student_gpa(student, term) as averages
    returning id into change;
    perform lms_ops.carry_out_standings(array[change]);

    perform lms_ops.record_action(
        'set_standing',
        'academic_standing_history',
        change,
        jsonb_build_object('standing', before),
        jsonb_build_object('student_id', student, 'standing', $3),
        btrim(reason)
    );
    return change;
end
$$;
