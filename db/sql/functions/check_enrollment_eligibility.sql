-- Whether a student may enroll in an offering now, and every reason why not, as sentences.
create or replace function check_enrollment_eligibility(student_id uuid, course_offering_id uuid)
returns table (can_enroll boolean, reasons text[])
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    found_reasons text[] := '{}';
    student public.students;
    offering public.course_offerings;
    course public.courses;
    seats record;
    is_kept_for_student boolean;
begin
    perform lms_ops.require_student($1);

    select students.* into student from public.students where students.id = $1;
    select offerings.* into offering from public.course_offerings as offerings where offerings.id = $2;
    select courses.* into course from public.courses where courses.id = offering.course_id;

    if student.id is null then
        return query select false, array[format('There is no student %s.', $1)];
        return;
    elsif offering.id is null then
        return query select false, array[format('There is no offering %s.', $2)];
        return;
    end if;

    found_reasons := array(
        select obstacles.sentence
        from lms_ops.enrollment_obstacles($1, $2) as obstacles
    );

    select * into seats from lms_ops.offering_seats(array[$2]);
    is_kept_for_student := exists (
        select
        from public.course_waitlist as waitlist
        where waitlist.student_id = $1
            and waitlist.course_offering_id = $2
            and waitlist.status = 'notified'
            and waitlist.notification_expires_at > now()
    );
    if seats.enrolled + seats.live_offers - is_kept_for_student::integer >= seats.published_limit then
        found_reasons := found_reasons || format(
            '%s section %s is full (%s of %s seats): join the waitlist.',
            course.code,
            offering.section_code,
            seats.enrolled + seats.live_offers,
            seats.published_limit
        );
    end if;

    return query select cardinality(found_reasons) = 0, found_reasons;
end
$$;
