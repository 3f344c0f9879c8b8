-- A course may count for both requirements from now on, up to so many credits in all; null: for one of them only.
-- The viewer needs course.manage in the unit of their programme.
create or replace function lms_ops.share_requirements(
    requirement uuid,
    other_requirement uuid,
    most_credits numeric
) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    one constant uuid := least(requirement, other_requirement);
    other constant uuid := greatest(requirement, other_requirement);
    before numeric;
    program public.academic_programs;
begin
    select programs.*
    into program
    from public.academic_programs as programs
    join public.degree_requirements as requirements
        on requirements.academic_program_id = programs.id
        and requirements.id = one
    join public.degree_requirements as others
        on others.academic_program_id = programs.id
        and others.id = other
    where one <> other;
    if not found then
        raise 'Only two requirements of one programme share courses: choose them from its list.';
    end if;
    perform lms_ops.require_unit_right('course', 'manage', program.organization_unit_id);
    if most_credits <= 0 then
        raise 'Shared credits are more than 0: say how many, or null to end the sharing.';
    end if;

    select shared.most_credits
    into before
    from lms_ops.shared_requirements as shared
    where (shared.requirement_id, shared.other_requirement_id) = (one, other);

    if most_credits is null then
        delete from lms_ops.shared_requirements as shared
        where (shared.requirement_id, shared.other_requirement_id) = (one, other);
    else
        insert into lms_ops.shared_requirements as shared (requirement_id, other_requirement_id, most_credits)
        values (one, other, share_requirements.most_credits)
        on conflict (requirement_id, other_requirement_id) do update
        set most_credits = excluded.most_credits;
    end if;

    perform lms_ops.record_action(
        'share_requirements',
        'degree_requirements',
        one,
        jsonb_build_object('with', other, 'most_credits', before),
        jsonb_build_object('with', other, 'most_credits', most_credits)
    );
end
$$;
