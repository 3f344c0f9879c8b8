-- The offers of work to requirements that are best taken up, and whether that is proven: best_assignment() for offers.
-- Needs and limits of sharing are tenths of a credit.
create or replace function lms_ops.assign_offers(
    offers lms_ops.degree_offer[],
    needs integer[],
    mandatory integer,
    sharing integer[],
    out assigned lms_ops.degree_offer[],
    out is_proven boolean
)
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
-- a new plan for every call would cost more than the call
set plan_cache_mode = force_generic_plan
as $$
begin
    if cardinality(offers) = 0 then
        assigned := '{}';
        is_proven := true;
        return;
    end if;

    select
        array(
            select offer
            from unnest(best.assigned_courses, best.assigned_requirements) as taken (place, requirement)
            join unnest(offers) as offer using (place, requirement)
        ),
        best.is_proven
    into assigned, is_proven
    from (
        select
            array_agg(offer.place) as places,
            array_agg(offer.requirement) as requirements,
            array_agg((10 * offer.credits)::integer) as credits
        from unnest(offers) as offer
    ) as offered
    cross join lms_ops.best_assignment(
        needs,
        mandatory,
        offered.places,
        offered.requirements,
        offered.credits,
        sharing
    ) as best;
end
$$;
