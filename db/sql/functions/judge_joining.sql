-- Why a student may not join a queue though the offering is open, as sentences; student and offering are locked.
--
-- An entry of the same course that outlived its term is ended on the way. may_enroll: nothing else keeps the student
-- out, so that a free seat is to be taken and not waited for.
create or replace function lms_ops.waiting_refusals(student uuid, offering uuid, may_enroll boolean) returns text[]
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    section constant text := lms_ops.offering_name(offering);
    other public.course_waitlist;
    queue_capacity integer;
    in_queue integer;
begin
    select waitlist.* into other
    from public.course_offerings as wanted
    join public.course_waitlist as waitlist
        on waitlist.student_id = student
        and waitlist.course_id = wanted.course_id
        and waitlist.component = coalesce(wanted.component, '')
        and waitlist.status in ('waiting', 'notified')
    where wanted.id = offering
    for update of waitlist;
    if found then
        if exists (
            select
            from public.course_offerings as offerings
            join public.academic_terms as terms on terms.id = offerings.academic_term_id
            where offerings.id = other.course_offering_id
                and terms.end_date < (now() at time zone lms_ops.timezone())::date
        ) then
            perform lms_ops.close_entry(other);
        else
            return array[format(
                'The student waits for %s already: leave that queue to join this one.',
                lms_ops.offering_name(other.course_offering_id)
            )];
        end if;
    end if;

    if may_enroll and lms_ops.claim_seat(student, offering) is null then
        return array[format('%s has a free seat: enroll instead of waiting.', section)];
    end if;

    select
        coalesce(offerings.waitlist_capacity, 0),
        (
            select count(*)
            from public.course_waitlist as waitlist
            where waitlist.course_offering_id = offering
                and (
                    waitlist.status = 'waiting'
                    or (waitlist.status = 'notified' and waitlist.notification_expires_at > now())
                )
        )
    into queue_capacity, in_queue
    from public.course_offerings as offerings
    where offerings.id = offering;
    if queue_capacity = 0 then
        return array[format('%s has no waitlist: choose another section.', section)];
    elsif in_queue >= queue_capacity then
        return array[format('The waitlist of %s is full (%s wait): choose another section.', section, in_queue)];
    end if;
    return '{}';
end
$$;
