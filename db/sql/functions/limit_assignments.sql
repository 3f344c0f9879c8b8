-- The credits that each requirement can have at most, if those before it have all that they can have.
--
-- Whatever is assigned, the first requirements together get at most what some of them need and what courses there
-- are for the others; the least of that over all choices of "some" limits them, one after the other. Assignments that
-- split courses at will would reach it. Only the first twelve requirements are looked at: the sets of more are many.
create or replace function lms_ops.assignable_credits(
    needs integer[],
    offered_courses integer[],
    offered_requirements integer[],
    offered_credits integer[],
    sharing integer[]
)
returns integer[]
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
-- a new plan for every call would cost more than the call
set plan_cache_mode = force_generic_plan
as $$
begin
    return (
        with wanting as (
            select
                requirement,
                needs[requirement] as need,
                1 << (row_number() over (order by requirement)::integer - 1) as bit
            from generate_series(1, cardinality(needs)) as requirement
            where needs[requirement] > 0
            order by requirement
            limit 12
        ),

        sets as (
            select members
            from generate_series(1, (select (1 << count(*)::integer) - 1 from wanting)) as members
        ),

        needed as (
            select
                sets.members,
                sum(wanting.need) as credits,
                max(wanting.bit) as last_bit
            from sets
            join wanting on sets.members & wanting.bit > 0
            group by sets.members
        ),

        offers as (
            select
                array_agg(wanting.bit order by wanting.bit) as bits,
                array_agg(offers.credits order by wanting.bit) as credits
            from unnest(offered_courses, offered_requirements, offered_credits) as offers (course, requirement, credits)
            join wanting using (requirement)
            where offers.credits > 0
            group by offers.course
        ),

        groups as (
            select
                offers.bits,
                offers.credits,
                count(*) as courses
            from offers
            group by
                offers.bits,
                offers.credits
        ),

        offered as (
            select
                sets.members,
                sum(groups.courses * largest.credits) as credits
            from sets
            cross join groups
            cross join lateral (
                select max(uses.credits) as credits
                from unnest(groups.bits, groups.credits) as uses (bit, credits)
                where sets.members & uses.bit > 0
            ) as largest
            group by sets.members
        ),

        -- what courses that two requirements share can add to both
        pairs as (
            select
                pair,
                wanting.bit | others.bit as bits,
                least(sharing[pair][3], sum(least(taken.credits, also_taken.credits) * groups.courses)) as credits
            from generate_series(1, array_length(sharing, 1)) as pair
            join wanting on wanting.requirement = sharing[pair][1]
            join wanting as others on others.requirement = sharing[pair][2]
            cross join groups
            join unnest(groups.bits, groups.credits) as taken (bit, credits) on taken.bit = wanting.bit
            join unnest(groups.bits, groups.credits) as also_taken (bit, credits) on also_taken.bit = others.bit
            group by
                pair,
                wanting.bit,
                others.bit
        ),

        shared as (
            select
                sets.members,
                sum(pairs.credits) as credits
            from sets
            join pairs on sets.members & pairs.bits = pairs.bits
            group by sets.members
        ),

        -- what the requirements up to one certainly lack, for want of courses in the sets of which it is the last
        lacking as (
            select
                needed.last_bit as bit,
                max(needed.credits - coalesce(offered.credits, 0) - coalesce(shared.credits, 0)) as credits
            from needed
            left join offered using (members)
            left join shared using (members)
            group by needed.last_bit
        ),

        lacking_so_far as (
            select
                wanting.requirement,
                greatest(max(lacking.credits) over (order by wanting.requirement), 0) as credits
            from wanting
            join lacking using (bit)
        ),

        limits as (
            select
                lacking_so_far.requirement,
                needs[lacking_so_far.requirement]
                - lacking_so_far.credits
                + coalesce(lag(lacking_so_far.credits) over (order by lacking_so_far.requirement), 0) as credits
            from lacking_so_far
        )

        select array_agg(
            coalesce(limits.credits, greatest(needs[requirement], 0))::integer
            order by requirement
        )
        from generate_series(1, cardinality(needs)) as requirement
        left join limits using (requirement)
    );
end
$$;
