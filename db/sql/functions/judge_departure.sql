-- Why a seat may not be given up now, as a sentence; null: it may. new_status is dropped or withdrawn.
--
-- Students drop until the add and drop deadline and withdraw until the withdrawal deadline; the office does either
-- later too, with a reason, while the term runs. A deadline that is not set is the end of the term.
create or replace function lms_ops.departure_refusal(enrollment uuid, new_status text, reason text) returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    today constant date := (now() at time zone lms_ops.timezone())::date;
    seat record;
    last_day date;
    by_the_student boolean;
begin
    select
        lms_ops.offering_name(enrollments.course_offering_id) as section,
        enrollments.enrollment_status as status,
        terms.academic_year || ' ' || terms.term_type as term,
        terms.end_date,
        terms.add_drop_deadline,
        coalesce(terms.withdrawal_deadline, terms.end_date) as withdrawal_deadline,
        students.user_id
    into seat
    from public.course_enrollments as enrollments
    join public.students on students.id = enrollments.student_id
    join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
    join public.academic_terms as terms on terms.id = offerings.academic_term_id
    where enrollments.id = enrollment;

    last_day := case new_status
        when 'dropped' then coalesce(seat.add_drop_deadline, seat.end_date)
        else seat.withdrawal_deadline
    end;
    by_the_student := coalesce(seat.user_id = lms_ops.current_viewer(), false);
    return case
        when seat.status = 'completed'
            then format('%s is completed: its grade stands.', seat.section)
        when seat.end_date < today
            then format('%s ended on %s: ask the registrar to correct the record.', seat.term, seat.end_date)
        when last_day >= today
            then null
        when not by_the_student and length(btrim(coalesce(reason, ''))) < 3
            then format(
                'The deadline for %s was %s: give a reason to do it now.',
                seat.section, last_day
            )
        when not by_the_student
            then null
        when new_status = 'dropped' and seat.withdrawal_deadline >= today
            then format(
                '%s could be dropped until %s: withdraw instead, until %s.',
                seat.section, last_day, seat.withdrawal_deadline
            )
        else format('%s could be left until %s: ask the registrar.', seat.section, last_day)
    end;
end
$$;
