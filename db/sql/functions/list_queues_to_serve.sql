-- Offerings, among these or all, with a free seat that somebody waits for and that a rule hands out; in the order of ids.
create or replace function lms_ops.queues_to_serve(offerings uuid[] default null) returns setof uuid
language plpgsql
stable
security definer
rows 20
set search_path = pg_catalog, pg_temp
as $$
declare
    queues constant uuid[] := array(
        select distinct waitlist.course_offering_id
        from public.course_waitlist as waitlist
        where waitlist.status = 'waiting'
            and (offerings is null or waitlist.course_offering_id = any (offerings))
    );
begin
    return query
    select seats.course_offering_id
    from lms_ops.offering_seats(queues) as seats
    where seats.free > 0
        and lms_ops.registration_is_open(seats.course_offering_id)
        and (select rule.mode from lms_ops.queue_rule(seats.course_offering_id) as rule) <> 'manual'
    order by seats.course_offering_id;
end
$$;
