-- That an offering would bring a student over the most credits of a term, as a sentence; nothing where it would not.
--
-- `beside` are the offerings in which the student sits in that term. A course counts once, with the credits of its
-- largest component; a further component without credits of its own exceeds nothing.
create or replace function lms_ops.exceeded_credits(student uuid, offering uuid, beside uuid[]) returns setof text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
as $$
begin
    return query
    with attended as (
        select
            offerings.course_id,
            max(coalesce(offerings.credits, courses.credit_hours)) as credits,
            max(coalesce(offerings.credits, courses.credit_hours)) filter (where offerings.id <> offering) as held
        from public.course_offerings as offerings
        join public.courses on courses.id = offerings.course_id
        where offerings.id = any (beside || offering)
        group by offerings.course_id
    ),

    total as (
        select
            trim_scale(sum(attended.credits)) as credits,
            coalesce(sum(attended.held), 0) as held
        from attended
    )

    select format(
        'With %s the student would have %s credits in %s %s; at most %s are allowed%s.',
        courses.code,
        total.credits,
        terms.academic_year,
        terms.term_type,
        limits.most_credits,
        ': ' || rtrim(limits.reason, '.')
    )
    from public.course_offerings as wanted
    join public.courses on courses.id = wanted.course_id
    join public.academic_terms as terms on terms.id = wanted.academic_term_id
    join public.students on students.id = student
    left join public.academic_programs as programs on programs.id = students.academic_program_id
    left join lms_ops.current_standings as standings on standings.student_id = students.id
    cross join total
    cross join lateral lms_ops.credit_limit(programs.degree_type, students.study_mode, standings.standing) as limits
    where wanted.id = offering
        and total.credits > limits.most_credits
        and total.credits > total.held;
end
$$;
