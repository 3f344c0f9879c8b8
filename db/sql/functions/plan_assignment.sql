-- The choices by which best_assignment() assigns courses to requirements. One row per choice, in their order.
--
-- A group is all courses that give the same credits to the same requirements; a choice is how many of a group go to
-- one requirement, or to two that share them. Requirements that few groups can fill are chosen for first and are
-- soon done with: two ways of assigning that differ only in them can then be told apart by which is better.
-- Entries of the arrays stand for the requirements and, behind them, for the sharings.
create or replace function lms_ops.assignment_plan(
    needs integer[],
    offered_courses integer[],
    offered_requirements integer[],
    offered_credits integer[],
    sharing integer[]
)
returns setof lms_ops.assignment_choice
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
-- a new plan for every call would cost more than the call
set plan_cache_mode = force_generic_plan
as $$
begin
    return query
    with offers as (
        select
            offers.course,
            array_agg(offers.requirement order by offers.requirement) as requirements,
            array_agg(offers.credits order by offers.requirement) as credits
        from unnest(offered_courses, offered_requirements, offered_credits) as offers (course, requirement, credits)
        where offers.credits > 0
            and needs[offers.requirement] > 0
        group by offers.course
    ),

    groups as (
        select
            offers.requirements,
            offers.credits,
            array_agg(offers.course order by offers.course) as courses,
            row_number() over (order by offers.requirements, offers.credits) as group_number
        from offers
        group by
            offers.requirements,
            offers.credits
    ),

    uses as (
        select
            groups.group_number,
            groups.courses,
            uses.requirement,
            uses.credits
        from groups
        cross join unnest(groups.requirements, groups.credits) as uses (requirement, credits)
    ),

    ranks as (
        select
            uses.requirement,
            row_number() over (order by count(*), uses.requirement) as rank
        from uses
        group by uses.requirement
    ),

    ranked as (
        select
            uses.*,
            ranks.rank,
            count(*) over (partition by uses.group_number) as width,
            min(ranks.rank) over (partition by uses.group_number) as first_rank
        from uses
        join ranks using (requirement)
    ),

    choices as (
        select
            ranked.*,
            null::integer as other_requirement,
            null::integer as other_credits,
            null::integer as pair
        from ranked
        union all
        select
            ranked.*,
            others.requirement,
            others.credits,
            pair
        from generate_series(1, array_length(sharing, 1)) as pair
        join ranked on ranked.requirement = sharing[pair][1]
        join ranked as others
            on others.requirement = sharing[pair][2]
            and others.group_number = ranked.group_number
    ),

    steps as (
        select
            choices.*,
            (row_number() over (
                order by
                    -- courses that only one requirement takes leave no choice
                    choices.width > 1,
                    choices.first_rank,
                    choices.width,
                    choices.group_number,
                    choices.pair is null,
                    choices.rank,
                    choices.pair
            ))::integer as step
        from choices
    ),

    placed as (
        select
            steps.*,
            row_number() over in_group = 1 as is_first_of_group,
            count(*) over rest_of_group = 0 as is_last_of_group,
            min(steps.requirement) over rest_of_group as next_requirement,
            max(steps.credits) over rest_of_group as next_credits,
            coalesce(max(steps.credits + coalesce(steps.other_credits, 0)) over rest_of_group, 0) as most_by_each,
            max(steps.credits + coalesce(steps.other_credits, 0)) over whole_group
                * cardinality(steps.courses) as most_by_group
        from steps
        window
            whole_group as (partition by steps.group_number),
            in_group as (partition by steps.group_number order by steps.step),
            rest_of_group as (
                partition by steps.group_number
                order by steps.step
                rows between 1 following and unbounded following
            )
    ),

    entries as (
        select
            placed.step,
            placed.group_number,
            placed.is_last_of_group,
            entry,
            case entry
                when placed.requirement then placed.credits
                when placed.other_requirement then placed.other_credits
                when cardinality(needs) + placed.pair then least(placed.credits, placed.other_credits)
                else 0
            end as gives,
            coalesce(uses.credits * cardinality(uses.courses), 0) as given_by_group
        from placed
        cross join generate_series(1, cardinality(needs) + coalesce(array_length(sharing, 1), 0)) as entry
        left join uses
            on uses.group_number = placed.group_number
            and uses.requirement = entry
    ),

    asked as (
        select
            entries.*,
            coalesce(max(entries.gives) over later, 0) > 0 as is_asked,
            coalesce(max(entries.gives) over rest_of_group, 0) as given_by_each,
            coalesce(sum(entries.given_by_group) filter (where entries.is_last_of_group) over later, 0)
            - case when entries.is_last_of_group then 0 else entries.given_by_group end as given_later
        from entries
        window
            later as (
                partition by entries.entry
                order by entries.step
                rows between 1 following and unbounded following
            ),
            rest_of_group as (
                partition by entries.entry, entries.group_number
                order by entries.step
                rows between 1 following and unbounded following
            )
    ),

    kept as (
        select asked.entry
        from asked
        where asked.gives > 0
            and asked.entry <= cardinality(needs)
        order by asked.step desc, asked.entry
        limit 1
    ),

    arrays as (
        select
            asked.step,
            array_agg(asked.gives order by asked.entry) as gives,
            array_agg(asked.is_asked and asked.entry <> kept.entry order by asked.entry) as is_asked,
            array_agg(asked.given_by_each order by asked.entry) as given_by_each,
            array_agg(asked.given_later::integer order by asked.entry) as given_later,
            max(kept.entry) as kept
        from asked
        cross join kept
        group by asked.step
    )

    select
        placed.step,
        placed.courses,
        array_remove(array[placed.requirement, placed.other_requirement], null),
        placed.is_first_of_group,
        placed.is_last_of_group,
        placed.pair is null
        and not arrays.is_asked[placed.requirement]
        and placed.requirement <> arrays.kept
        and placed.requirement < placed.next_requirement
        and placed.credits >= placed.next_credits,
        arrays.gives,
        arrays.kept,
        arrays.is_asked,
        arrays.given_by_each,
        arrays.given_later,
        placed.most_by_each,
        (
            coalesce(sum(placed.most_by_group) filter (where placed.is_last_of_group) over later, 0)
            - case when placed.is_last_of_group then 0 else placed.most_by_group end
        )::integer
    from placed
    join arrays using (step)
    window later as (order by placed.step rows between 1 following and unbounded following)
    order by placed.step;
end
$$;
