-- Takes back what was decided about work of another institution, so that it is decided anew; the log keeps both.
-- The viewer needs transfer.manage in the unit of the student's programme.
create or replace function lms_ops.reopen_transfer_credit(transfer uuid, reason text) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    why constant text := lms_ops.require_reason(reason);
    work lms_ops.transfer_credits;
begin
    select transfers.*
    into work
    from lms_ops.transfer_credits as transfers
    where transfers.id = transfer
    for no key update;
    if not found then
        raise 'This work is not there any more: load the page again.';
    end if;
    perform lms_ops.require_transfer_right(work.student_id);
    if work.status = 'recorded' then
        raise 'Nothing is decided about it yet: load the page again.';
    end if;

    update lms_ops.transfer_credits as transfers
    set
        status = 'recorded',
        equivalency_id = null,
        course_id = null,
        credits_awarded = null,
        note = null,
        decided_by = null,
        decided_at = null
    where transfers.id = transfer;

    perform lms_ops.record_action(
        'reopen_transfer_credit',
        'transfer_credits',
        transfer,
        jsonb_build_object(
            'status', work.status,
            'equivalency_id', work.equivalency_id,
            'course_id', work.course_id,
            'credits_awarded', work.credits_awarded
        ),
        jsonb_build_object('student_id', work.student_id, 'status', 'recorded'),
        why
    );
end
$$;
