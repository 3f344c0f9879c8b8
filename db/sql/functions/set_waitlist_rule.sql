-- Sets how an offering's queue hands out seats (automatic, offer, manual) and whether those in other sections may wait.
-- Seats that are free go to the queue by the new rule at once.
create or replace function lms_ops.set_waitlist_rule(offering uuid, mode text, allows_swap boolean, reason text)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    rule_before record;
begin
    perform lms_ops.require_offering_right(offering, 'offering', 'manage');
    reason := lms_ops.require_reason(reason);
    if mode is null or mode not in ('automatic', 'offer', 'manual') or allows_swap is null then
        raise 'A queue hands out its seats by automatic, offer or manual, and allows a swap or not.';
    end if;
    perform lms_ops.lock_offerings(array[offering]);

    select * into rule_before from lms_ops.queue_rule(offering);
    insert into lms_ops.waitlist_rules as rules (course_offering_id, mode, allows_swap, set_by, reason)
    values (offering, mode, allows_swap, lms_ops.current_viewer(), reason)
    on conflict (course_offering_id) do update
        set
            mode = excluded.mode,
            allows_swap = excluded.allows_swap,
            set_by = excluded.set_by,
            set_at = excluded.set_at,
            reason = excluded.reason;

    perform lms_ops.record_action(
        'waitlist.rule',
        'course_offerings',
        offering,
        jsonb_build_object('mode', rule_before.mode, 'allows_swap', rule_before.allows_swap),
        jsonb_build_object('mode', mode, 'allows_swap', allows_swap),
        reason
    );
    perform lms_ops.serve_queue(offering);
end
$$;
