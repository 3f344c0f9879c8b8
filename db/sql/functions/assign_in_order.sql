-- One way to assign courses, quickly: those that fewest requirements take come first, and each goes to the first
-- requirement that still wants credits; is_enough where all get what they want. Arguments are best_assignment()'s.
create or replace function lms_ops.assign_in_order(
    wants integer[],
    offered_courses integer[],
    offered_requirements integer[],
    offered_credits integer[],
    out assigned_courses integer[],
    out assigned_requirements integer[],
    out is_enough boolean
)
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
-- a new plan for every call would cost more than the call
set plan_cache_mode = force_generic_plan
as $$
declare
    missing integer[] := wants;
    offer record;
    last_assigned integer;
begin
    for offer in
        select
            offers.course,
            offers.requirement,
            offers.credits
        from unnest(offered_courses, offered_requirements, offered_credits) as offers (course, requirement, credits)
        where offers.credits > 0
        order by
            count(*) over (partition by offers.course),
            offers.course,
            offers.requirement
    loop
        if missing[offer.requirement] > 0 and offer.course is distinct from last_assigned then
            missing[offer.requirement] := missing[offer.requirement] - offer.credits;
            last_assigned := offer.course;
            assigned_courses := assigned_courses || offer.course;
            assigned_requirements := assigned_requirements || offer.requirement;
        end if;
    end loop;
    is_enough := 0 >= all (missing);
end
$$;
