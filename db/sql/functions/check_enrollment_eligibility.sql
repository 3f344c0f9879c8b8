-- Whether a student may enroll in an offering now, and every reason why not, as sentences.
create or replace function check_enrollment_eligibility(student_id uuid, course_offering_id uuid)
returns table (can_enroll boolean, reasons text[])
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    found_reasons text[];
begin
    perform lms_ops.require_student($1);

    found_reasons := array(
        select obstacles.sentence
        from lms_ops.enrollment_obstacles($1, $2) as obstacles
    );

    -- a seat that is offered to this very student is free for them
    found_reasons := found_reasons || array(
        select format(
            '%s is full (%s of %s seats): join the waitlist.',
            lms_ops.offering_name($2),
            seats.enrolled + seats.live_offers,
            seats.published_limit
        )
        from lms_ops.offering_seats(array[$2]) as seats
        where seats.enrolled + seats.live_offers >= seats.published_limit + (
            select count(*)
            from public.course_waitlist as waitlist
            where waitlist.student_id = $1
                and waitlist.course_offering_id = $2
                and waitlist.status = 'notified'
                and waitlist.notification_expires_at > now()
        )
    );

    return query select cardinality(found_reasons) = 0, found_reasons;
end
$$;
