-- Hands out every free seat of an offering by the rule of its queue; returns how many were offered or taken.
--
-- Nothing while registration is closed, where a person hands out the seats, or where nobody waits. Who has just lost
-- an offer (not_to) gets none in the same breath.
create or replace function lms_ops.serve_queue(offering uuid, not_to uuid default null) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    free_seats integer;
begin
    perform lms_ops.lock_offerings(array[offering]);
    perform lms_ops.lapse_offers(offering);
    perform lms_ops.settle_capacity(array[offering]);

    if not exists (select from lms_ops.queues_to_serve(array[offering])) then
        return 0;
    end if;
    select seats.free into free_seats
    from lms_ops.offering_seats(array[offering]) as seats;

    return (
        select count(*) filter (where walk.decision in ('offered', 'enrolled'))
        from lms_ops.walk_queue(offering, free_seats, 'rule', not_to) as walk
    );
end
$$;
