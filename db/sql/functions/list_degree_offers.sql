-- Which requirements of a programme take which work, as which course and for how many credits. One row per piece of
-- work and requirement.
--
-- A requirement takes the courses that it lists and those of its category; one that has neither takes any. Work counts
-- as its own course, and as what it is equivalent to; under a partial equivalency with the credits of the rule. Each
-- course is counted as done once: by itself if it can be, else by the work that gives most.
create or replace function lms_ops.degree_offers(work lms_ops.degree_work[], program uuid)
returns setof lms_ops.degree_offer
language plpgsql
stable
security definer
rows 100
set search_path = pg_catalog, pg_temp
-- a new plan for every call would cost more than the call
set plan_cache_mode = force_generic_plan
as $$
begin
    return query
    with counted as (
        select
            done.place,
            done.kind,
            done.credits,
            counting.course_id,
            counting.rule = 'itself' as is_itself
        from unnest(work) as done
        join lms_ops.counting_courses as counting
            on counting.done_course_id = done.course_id
            and done.done_on between counting.counts_from and counting.counts_until
        where done.repeats is null
        union all
        select
            done.place,
            done.kind,
            coalesce(equivalencies.credits_awarded, done.credits),
            equivalencies.course_id,
            false
        from unnest(work) as done
        join public.course_equivalencies as equivalencies
            on equivalencies.equivalent_course_id = done.course_id
            and equivalencies.equivalency_type = 'partial'
            and equivalencies.approval_status = 'approved'
            and done.done_on >= equivalencies.effective_from
            and done.done_on <= coalesce(equivalencies.effective_until, 'infinity')
        where done.repeats is null
    ),

    counted_once as (
        select distinct on (counted.course_id) counted.*
        from counted
        order by
            counted.course_id,
            counted.kind = 'in progress',
            counted.is_itself desc,
            counted.credits desc,
            counted.place
    ),

    taken as (
        select
            counted_once.*,
            requirements.rank
        from counted_once
        join lms_ops.requirement_courses as listed
            on listed.course_id = counted_once.course_id
            and listed.academic_program_id = program
        join lms_ops.ranked_requirements as requirements
            on requirements.requirement_id = listed.requirement_id
            and requirements.academic_program_id = program
        union all
        select
            counted.*,
            requirements.rank
        from counted
        join lms_ops.ranked_requirements as requirements
            on requirements.takes_anything
            and requirements.academic_program_id = program
        where counted.is_itself
    )

    select distinct on (taken.place, taken.rank)
        taken.place,
        taken.kind,
        taken.rank,
        taken.course_id,
        taken.credits
    from taken
    order by
        taken.place,
        taken.rank,
        taken.is_itself desc,
        taken.credits desc,
        taken.course_id;
end
$$;
