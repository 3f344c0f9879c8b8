-- The entry by which a seat of an offering is kept for a student now; null: none is.
create or replace function lms_ops.live_offer_of(student uuid, offering uuid) returns uuid
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select waitlist.id
        from public.course_waitlist as waitlist
        where waitlist.student_id = student
            and waitlist.course_offering_id = offering
            and waitlist.status = 'notified'
            and waitlist.notification_expires_at > now()
    );
end
$$;
