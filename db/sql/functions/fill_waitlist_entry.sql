-- Gives a new entry of a queue the course and component of its offering, and the next position.
create or replace function lms_ops.fill_waitlist_entry() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    select
        offerings.course_id,
        coalesce(offerings.component, '')
    into
        new.course_id,
        new.component
    from public.course_offerings as offerings
    where offerings.id = new.course_offering_id;

    if new.position is null then
        -- the offering's lock: two who join at once must not get the same position
        perform
        from public.course_offerings as offerings
        where offerings.id = new.course_offering_id
        for no key update;

        select coalesce(max(waitlist.position), 0) + 1
        into new.position
        from public.course_waitlist as waitlist
        where waitlist.course_offering_id = new.course_offering_id;
    end if;
    return new;
end
$$;
