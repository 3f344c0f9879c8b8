-- Whether seats of an offering are to be had now: it is open and published, and so is registration for its term.
create or replace function lms_ops.registration_is_open(offering uuid) returns boolean
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return exists (
        select
        from public.course_offerings as offerings
        where offerings.id = offering
            and coalesce(offerings.enrollment_status, 'open') in ('open', 'waitlist')
            and offerings.is_published
            and lms_ops.registration_closed(offerings.academic_term_id) is null
    );
end
$$;
