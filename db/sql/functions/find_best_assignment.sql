-- Which courses are best counted for which requirements: a course counts once, or for two requirements that share it.
--
-- Best is, in this order: the most credits of what the mandatory requirements need, which stand first; the most
-- credits of what all need; the most for the first requirement, then for the second and so on. Credits are whole
-- numbers, as tenths; courses and requirements are numbered from 1; sharing is rows of requirement, requirement and
-- the most credits that may count for both. Courses that fill nothing are left out. Of equal courses the first are
-- taken, and the first of these go to the first requirement.
--
-- What no assignment can exceed is aimed at first: most students reach it, simply by taking courses in their order,
-- and that is proof enough. Else a quick search says what is to be exceeded, and a thorough one tries everything that
-- could. Should that be more than most_states at a time, is_proven says that there may be a better assignment.
create or replace function lms_ops.best_assignment(
    needs integer[],
    mandatory integer,
    offered_courses integer[],
    offered_requirements integer[],
    offered_credits integer[],
    sharing integer[] default '{}',
    most_states integer default 1000,
    out assigned_courses integer[],
    out assigned_requirements integer[],
    out is_proven boolean
)
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    limits constant integer[] := lms_ops.assignable_credits(
        needs,
        offered_courses,
        offered_requirements,
        offered_credits,
        sharing
    );
    states integer;
    found record;
    better record;
begin
    found := lms_ops.assign_in_order(limits, offered_courses, offered_requirements, offered_credits);
    is_proven := found.is_enough;
    foreach states in array array[4, 60, most_states] loop
        exit when is_proven;
        found := lms_ops.search_assignments(
            limits,
            mandatory,
            offered_courses,
            offered_requirements,
            offered_credits,
            sharing,
            0,
            states
        );
        is_proven := found.missing is not null;
        exit when found.is_complete;
    end loop;

    if not is_proven then
        found := lms_ops.search_assignments(
            needs,
            mandatory,
            offered_courses,
            offered_requirements,
            offered_credits,
            sharing,
            'infinity',
            40
        );
        better := lms_ops.search_assignments(
            needs,
            mandatory,
            offered_courses,
            offered_requirements,
            offered_credits,
            sharing,
            found.missing - 1,
            most_states
        );
        is_proven := better.is_complete;
        if better.missing is not null then
            found := better;
        end if;
    end if;

    assigned_courses := coalesce(found.assigned_courses, '{}');
    assigned_requirements := coalesce(found.assigned_requirements, '{}');
end
$$;
