-- Which work of a student counts for which requirement of a programme, completed work before work in progress.
-- One row per piece of work and requirement; without a requirement where it is left over.
--
-- Work in progress is assigned to what completed work leaves missing. A waived requirement needs nothing.
create or replace function lms_ops.evaluate_degree(student uuid, program uuid)
returns table (
    work lms_ops.degree_work,
    requirement_id uuid,
    counted_course_id uuid,
    credits numeric,
    is_proven boolean
)
language plpgsql
stable
security definer
rows 50
set search_path = pg_catalog, pg_temp
-- a new plan for every call would cost more than the call
set plan_cache_mode = force_generic_plan
as $$
declare
    all_work constant lms_ops.degree_work[] := array(select done from lms_ops.student_work(student) as done);
    offers constant lms_ops.degree_offer[] := array(select offer from lms_ops.degree_offers(all_work, program) as offer);
    -- in tenths of a credit, by rank
    needs integer[];
    mandatory integer;
    sharing integer[];
    completed record;
    in_progress record;
begin
    select
        array_agg(
            case when waived.id is null then 10 * requirements.required_credits else 0 end
            order by requirements.rank
        ),
        count(*) filter (where requirements.is_mandatory)
    into needs, mandatory
    from lms_ops.ranked_requirements as requirements
    left join public.degree_audit_progress as waived
        on waived.requirement_id = requirements.requirement_id
        and waived.student_id = student
        and waived.status = 'waived'
    where requirements.academic_program_id = program;
    if needs is null then
        return;
    end if;

    select coalesce(
        array_agg(
            array[
                least(requirements.rank, others.rank),
                greatest(requirements.rank, others.rank),
                (10 * shared.most_credits)::integer
            ]
            order by shared.requirement_id, shared.other_requirement_id
        ),
        '{}'
    )
    into sharing
    from lms_ops.shared_requirements as shared
    join lms_ops.ranked_requirements as requirements
        on requirements.requirement_id = shared.requirement_id
        and requirements.academic_program_id = program
    join lms_ops.ranked_requirements as others
        on others.requirement_id = shared.other_requirement_id
        and others.academic_program_id = program;

    completed := lms_ops.assign_offers(
        array(select offer from unnest(offers) as offer where offer.kind <> 'in progress'),
        needs,
        mandatory,
        sharing
    );
    in_progress := lms_ops.assign_offers(
        array(select offer from unnest(offers) as offer where offer.kind = 'in progress'),
        array(
            select needs[rank] - coalesce(sum(10 * taken.credits), 0)::integer
            from generate_series(1, cardinality(needs)) as rank
            left join unnest(completed.assigned) as taken on taken.requirement = rank
            group by rank
            order by rank
        ),
        mandatory,
        array(
            select array[
                sharing[pair][1],
                sharing[pair][2],
                sharing[pair][3] - coalesce(sum(10 * least(taken.credits, also_taken.credits)), 0)::integer
            ]
            from generate_series(1, array_length(sharing, 1)) as pair
            left join (
                unnest(completed.assigned) as taken
                join unnest(completed.assigned) as also_taken using (place)
            )
                on taken.requirement = sharing[pair][1]
                and also_taken.requirement = sharing[pair][2]
            group by pair
            order by pair
        )
    );

    return query
    select
        done,
        requirements.requirement_id,
        taken.course_id,
        taken.credits,
        completed.is_proven and in_progress.is_proven
    from unnest(all_work) as done
    left join unnest(completed.assigned || in_progress.assigned) as taken using (place)
    left join lms_ops.ranked_requirements as requirements
        on requirements.rank = taken.requirement
        and requirements.academic_program_id = program
    order by
        requirements.place,
        done.place;
end
$$;
