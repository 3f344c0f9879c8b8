-- Decides the academic standing after a term by the rules, and does what each change brings with it.
-- One row per change, by student number.
--
-- The viewer needs standing.decide; whoever has it for some units decides about the students of their programmes.
-- Run again, it changes nothing unless grades or rules have changed. judge_standings() says how it is decided.
create or replace function lms_ops.decide_standing(term uuid)
returns table (
    student_id uuid,
    student_number text,
    previous_standing text,
    standing text,
    rule text,
    term_gpa numeric,
    cumulative_gpa numeric,
    cause text,
    actions jsonb
)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    changes uuid[];
begin
    perform lms_ops.require_right('standing', 'decide');
    -- one at a time: the second finds what the first has written
    perform pg_advisory_xact_lock(hashtextextended('lms_ops.academic_standing', 0));

    with added as (
        insert into public.academic_standing_history (
            student_id,
            academic_term_id,
            standing,
            previous_standing,
            term_gpa,
            cumulative_gpa,
            cause,
            actions,
            rule,
            decided_by,
            effective_date,
            created_at
        )
        select
            judged.student_id,
            decide_standing.term,
            judged.standing,
            judged.previous_standing,
            judged.term_gpa,
            judged.cumulative_gpa,
            judged.cause,
            judged.actions,
            judged.rule,
            lms_ops.current_viewer(),
            (now() at time zone lms_ops.timezone())::date,
            -- two terms decided in one transaction stand in their order
            clock_timestamp()
        from lms_ops.judge_standings(decide_standing.term) as judged
        returning id
    )

    select array_agg(added.id)
    into changes
    from added;
    if changes is null then
        return;
    end if;

    perform lms_ops.carry_out_standings(changes);
    -- how it was and is, and why, stands with each change in academic_standing_history
    perform lms_ops.record_action(
        'decide_standing', 'academic_terms', term, null, jsonb_build_object('changes', cardinality(changes))
    );

    return query
    select
        history.student_id,
        students.student_number,
        history.previous_standing,
        history.standing,
        history.rule,
        history.term_gpa::numeric,
        history.cumulative_gpa::numeric,
        history.cause,
        history.actions
    from public.academic_standing_history as history
    join public.students on students.id = history.student_id
    where history.id = any (changes)
    order by students.student_number;
end
$$;
