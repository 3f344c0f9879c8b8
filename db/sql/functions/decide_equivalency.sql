-- Approves or rejects a proposed equivalency. A rejection says why.
--
-- The viewer needs equivalency.decide in the unit of the course, and for an exact one, which counts both ways, in that
-- of the other course too. Nobody decides what they have proposed themselves, whatever else they may; a role of the
-- database without a person decides nothing, since who has decided is part of the rule.
create or replace function lms_ops.decide_equivalency(equivalency uuid, decision text, note text default null)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    proposal public.course_equivalencies;
begin
    select equivalencies.*
    into proposal
    from public.course_equivalencies as equivalencies
    where equivalencies.id = equivalency
    for no key update;
    if not found then
        raise 'This proposal is not there any more: load the page again.';
    end if;

    perform lms_ops.require_course_right(proposal.course_id, 'equivalency', 'decide');
    if proposal.equivalency_type = 'exact' and proposal.equivalent_course_id is not null then
        perform lms_ops.require_course_right(proposal.equivalent_course_id, 'equivalency', 'decide');
    end if;
    if lms_ops.current_viewer() is null then
        raise insufficient_privilege using
            message = 'An equivalency is decided by a person: sign in, or set app.current_user_id.';
    elsif proposal.proposed_by = lms_ops.current_viewer() then
        raise insufficient_privilege using
            message = 'You have proposed this yourself: somebody else decides.';
    end if;

    if proposal.approval_status <> 'proposed' then
        raise 'This is % already: load the page again.', proposal.approval_status;
    elsif coalesce(decision, '') not in ('approved', 'rejected') then
        raise 'A proposal is approved or rejected, not %: choose one of the two.', coalesce(decision, 'nothing');
    elsif decision = 'rejected' and nullif(btrim(note), '') is null then
        raise 'Say why it is rejected: whoever proposed it will read it.';
    end if;

    update public.course_equivalencies as equivalencies
    set
        approval_status = decision,
        approved_by = lms_ops.current_viewer(),
        approved_at = now(),
        note = coalesce(nullif(btrim(decide_equivalency.note), ''), equivalencies.note)
    where equivalencies.id = equivalency;

    perform lms_ops.record_action(
        'decide_equivalency',
        'course_equivalencies',
        equivalency,
        jsonb_build_object('approval_status', proposal.approval_status),
        jsonb_build_object('approval_status', decision),
        nullif(btrim(decide_equivalency.note), '')
    );
end
$$;
