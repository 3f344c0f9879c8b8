-- The assignments that one more choice makes of those before it, without those that cannot become the best.
-- What is certain to be missing at the end, then what is missing now, comes least first.
--
-- Left out is what is certain to miss more than missing_at_most. Of assignments that want the same of all that later
-- choices ask about, those stay that no other beats both in the requirement that is kept and in what is missing
-- elsewhere: whatever follows, one of them is at least as good.
create or replace function lms_ops.extend_assignments(
    states lms_ops.assignment_state[],
    choice lms_ops.assignment_choice,
    weights numeric[],
    mandatory_weight numeric,
    total_weight numeric,
    missing_at_most numeric
)
returns lms_ops.assignment_state[]
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
-- a new plan for every call would cost more than the call
set plan_cache_mode = force_generic_plan
as $$
begin
    return (
        with before as (
            select
                state.*,
                case when choice.is_first_of_group then cardinality(choice.courses) else state.free end as courses_left
            from unnest(states) as state
        ),

        tried as (
            select
                before.chosen || taken as chosen,
                case when choice.is_last_of_group then 0 else before.courses_left - taken end as free,
                array(
                    select greatest(wants.want - taken * wants.gives, 0)
                    from unnest(before.wants, choice.gives) as wants (want, gives)
                ) as wants
            from before
            cross join lateral (
                select
                    -- a requirement takes until it is full, a sharing never more than its limit
                    least(
                        before.courses_left,
                        min(
                            case
                                when wants.weight > 0 then (wants.want + wants.gives - 1) / wants.gives
                                else wants.want / wants.gives
                            end
                        )
                    ) as most,
                    least(before.courses_left, min(wants.want / wants.gives)) as whole
                from unnest(before.wants, choice.gives, weights) as wants (want, gives, weight)
                where wants.gives > 0
            ) as room
            cross join lateral generate_series(
                case
                    when choice.is_last_of_group then room.most
                    when choice.fills_at_once then room.whole
                    else 0
                end,
                room.most
            ) as taken
        ),

        weighed as (
            select
                tried.*,
                sums.missing,
                sums.missing - tried.wants[choice.kept] * weights[choice.kept] as missing_elsewhere,
                sums.out_of_reach
                + total_weight * greatest(
                    sums.want - sums.short - choice.most_later - tried.free * choice.most_by_each,
                    0
                )
                + mandatory_weight * greatest(
                    sums.mandatory_want - sums.mandatory_short - choice.most_later - tried.free * choice.most_by_each,
                    0
                ) as certainly_missing
            from tried
            cross join lateral (
                select
                    sum(wants.want * wants.weight) as missing,
                    sum(wants.short * wants.weight) as out_of_reach,
                    sum(wants.want) as want,
                    sum(wants.short) as short,
                    coalesce(sum(wants.want) filter (where wants.weight > mandatory_weight), 0) as mandatory_want,
                    coalesce(sum(wants.short) filter (where wants.weight > mandatory_weight), 0) as mandatory_short
                from (
                    select
                        wants.want,
                        wants.weight,
                        greatest(wants.want - wants.given_later - tried.free * wants.given_by_each, 0) as short
                    from unnest(
                        tried.wants,
                        weights,
                        choice.given_later,
                        choice.given_by_each
                    ) as wants (want, weight, given_later, given_by_each)
                    where wants.weight > 0
                ) as wants
            ) as sums
        ),

        compared as (
            select
                weighed.*,
                min(weighed.missing_elsewhere) over (
                    partition by asked.wants, weighed.free
                    order by weighed.wants[choice.kept], weighed.missing, weighed.chosen
                    rows between unbounded preceding and 1 preceding
                ) as least_missing_elsewhere
            from weighed
            cross join lateral (
                select array(
                    select wants.want
                    from unnest(weighed.wants, choice.is_asked) as wants (want, is_asked)
                    where wants.is_asked
                ) as wants
            ) as asked
            where weighed.certainly_missing <= missing_at_most
        )

        select array_agg(
            row(compared.wants, compared.free, compared.chosen, compared.missing)::lms_ops.assignment_state
            order by compared.certainly_missing, compared.missing, compared.chosen
        )
        from compared
        where compared.missing_elsewhere < compared.least_missing_elsewhere
            or compared.least_missing_elsewhere is null
    );
end
$$;
