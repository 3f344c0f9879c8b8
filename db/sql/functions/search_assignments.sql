-- The best assignment that misses no more than so much; without courses and with no figure if none is found.
--
-- Every choice is tried on what the choices before it have led to, and the most promising go on, as many as
-- most_states. Where these are all, is_complete: nothing better was overlooked. Arguments and order of what is best
-- are those of best_assignment(); what is missing is weighed so that less is better.
create or replace function lms_ops.search_assignments(
    needs integer[],
    mandatory integer,
    offered_courses integer[],
    offered_requirements integer[],
    offered_credits integer[],
    sharing integer[],
    missing_at_most numeric,
    most_states integer,
    out assigned_courses integer[],
    out assigned_requirements integer[],
    out missing numeric,
    out is_complete boolean
)
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
-- a new plan for every call would cost more than the call
set plan_cache_mode = force_generic_plan
as $$
declare
    -- each place of the order weighs more than all behind it; a sharing is no place
    base constant numeric := 1 + (select sum(greatest(need, 0)) from unnest(needs) as need);
    total_weight constant numeric := base ^ cardinality(needs);
    mandatory_weight constant numeric := base ^ (cardinality(needs) + 1);
    weights constant numeric[] := array(
        select
            case when place <= mandatory then mandatory_weight else 0 end
            + total_weight
            + base ^ (cardinality(needs) - place)
        from generate_series(1, cardinality(needs)) as place
        order by place
    ) || array_fill(0::numeric, array[coalesce(array_length(sharing, 1), 0)]);
    plan constant lms_ops.assignment_choice[] := array(
        select choice
        from lms_ops.assignment_plan(
            needs,
            offered_courses,
            offered_requirements,
            offered_credits,
            sharing
        ) as choice
        order by choice.step
    );
    choice lms_ops.assignment_choice;
    states lms_ops.assignment_state[];
begin
    select array[
        row(
            array(select greatest(needs[place], 0) from generate_series(1, cardinality(needs)) as place order by place)
            || array(select sharing[pair][3] from generate_series(1, array_length(sharing, 1)) as pair order by pair),
            0,
            '{}',
            sum(greatest(need, 0) * weight)
        )::lms_ops.assignment_state
    ]
    into states
    from unnest(needs, weights[:cardinality(needs)]) as wants (need, weight);

    is_complete := true;
    foreach choice in array plan loop
        states := lms_ops.extend_assignments(
            states,
            choice,
            weights,
            mandatory_weight,
            total_weight,
            missing_at_most
        );
        if cardinality(states) > most_states then
            states := states[:most_states];
            is_complete := false;
        end if;
    end loop;

    if states[1].missing > missing_at_most then
        return;
    end if;
    missing := states[1].missing;
    -- the courses of a group go to its choices one after the other, those for earlier requirements first
    with chosen as (
        select
            plan.courses,
            plan.requirements,
            chosen.taken,
            sum(chosen.taken) over (
                partition by plan.courses
                order by cardinality(plan.requirements) desc, plan.requirements, plan.step
            ) as taken_so_far
        from unnest(plan) as plan
        join unnest(states[1].chosen) with ordinality as chosen (taken, step) using (step)
    )

    select
        array_agg(course order by course, requirement),
        array_agg(requirement order by course, requirement)
    into assigned_courses, assigned_requirements
    from chosen
    cross join unnest(chosen.courses[taken_so_far - taken + 1:taken_so_far]) as course
    cross join unnest(chosen.requirements) as requirement;
end
$$;
