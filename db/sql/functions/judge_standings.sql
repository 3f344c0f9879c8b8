-- Whose academic standing a term changes, from what to what and by which rule. One row per student; only reads.
--
-- Averages are those of lms_ops.student_gpa(), over the terms up to this one. Of the active rules that apply to
-- the standing before the term and fit, the first by place decides, where its standing may follow without a person;
-- who has no standing yet counts as good. Whom no rule fits, who has no graded work in the term, or still sits in a
-- course of a term that is not over, is left as is. So is whom a later term or, after this one, a person has judged.
create or replace function lms_ops.judge_standings(term uuid)
returns table (
    student_id uuid,
    previous_standing text,
    standing text,
    rule text,
    term_gpa numeric,
    cumulative_gpa numeric,
    cause text,
    actions jsonb
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    judged public.academic_terms;
    everywhere boolean;
    units uuid[];
    is_over boolean;
begin
    perform lms_ops.require_right('standing', 'decide');
    select terms.* into judged from public.academic_terms as terms where terms.id = term;
    if not found then
        raise 'There is no such term: choose another.';
    end if;
    everywhere := lms_ops.current_viewer() is null or lms_ops.viewer_sees_all_units('standing', 'decide');
    units := array(select lms_ops.viewer_units_for('standing', 'decide'));
    is_over := judged.end_date < (now() at time zone lms_ops.timezone())::date;

    return query
    with results as materialized (
        select
            completed.student_id,
            (
                sum(completed.credits * completed.grade_points) filter (where completed.academic_term_id = term)
                / sum(completed.credits) filter (where completed.academic_term_id = term)
            )::numeric(3,2) as term_gpa,
            (
                sum(completed.credits * completed.grade_points) / sum(completed.credits)
            )::numeric(3,2) as cumulative_gpa,
            sum(completed.credits) filter (where completed.academic_term_id = term) as term_credits,
            sum(completed.credits) as credits_attempted
        from lms_ops.completed_courses as completed
        join public.academic_terms as terms on terms.id = completed.academic_term_id
        where terms.start_date <= judged.start_date
            and completed.grade_points is not null
        group by completed.student_id
        having sum(completed.credits) filter (where completed.academic_term_id = term) > 0
    ),

    -- a decision by a rule after this term is taken anew, from the standing before it
    histories as (
        select
            history.student_id,
            (array_agg(history.standing order by history.effective_date desc, history.created_at desc, history.id))[1]
                as standing_now,
            (
                array_agg(history.standing order by history.effective_date desc, history.created_at desc, history.id)
                filter (where history.academic_term_id <> term or history.rule is null)
            )[1] as standing_before,
            bool_or(
                terms.start_date > judged.start_date
                or (history.rule is null and history.effective_date > judged.end_date)
            ) as is_final
        from public.academic_standing_history as history
        join public.academic_terms as terms on terms.id = history.academic_term_id
        group by history.student_id
    ),

    sitting as (
        select enrollments.student_id
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        where not is_over
            and offerings.academic_term_id = term
            and enrollments.enrollment_status = 'enrolled'
    )

    select
        results.student_id,
        histories.standing_now,
        decisive.standing,
        decisive.code,
        results.term_gpa,
        results.cumulative_gpa,
        format(
            '%s Term average %s over %s credits, cumulative average %s over %s (rule: %s).',
            decisive.sentence ->> 'en',
            results.term_gpa,
            trim_scale(results.term_credits),
            results.cumulative_gpa,
            trim_scale(results.credits_attempted),
            decisive.code
        ),
        lms_ops.standing_actions(decisive.actions, students)
    from results
    join public.students on students.id = results.student_id
    left join public.academic_programs as programs on programs.id = students.academic_program_id
    left join histories on histories.student_id = results.student_id
    cross join lateral (
        select rules.*
        from lms_ops.standing_rules as rules
        left join lms_ops.standing_transitions as transitions
            on transitions.from_standing = coalesce(histories.standing_before, 'good')
            and transitions.to_standing = rules.standing
        where rules.is_active
            and coalesce(coalesce(histories.standing_before, 'good') = any (rules.from_standings), true)
            and (rules.standing = coalesce(histories.standing_before, 'good') or not transitions.only_by_person)
            and coalesce(results.term_gpa >= rules.term_gpa_at_least, true)
            and coalesce(results.term_gpa < rules.term_gpa_below, true)
            and coalesce(results.cumulative_gpa >= rules.cumulative_gpa_at_least, true)
            and coalesce(results.cumulative_gpa < rules.cumulative_gpa_below, true)
            and coalesce(results.term_credits >= rules.term_credits_at_least, true)
            and coalesce(results.credits_attempted >= rules.credits_attempted_at_least, true)
        order by rules.place
        limit 1
    ) as decisive
    where decisive.standing is distinct from histories.standing_now
        and histories.is_final is not true
        and students.status not in ('graduated', 'withdrawn', 'expelled')
        and results.student_id not in (select sitting.student_id from sitting)
        and (everywhere or programs.organization_unit_id = any (units));
end
$$;
