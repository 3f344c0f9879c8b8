-- Ends an entry that outlived its term, with receipt and message.
create or replace function lms_ops.close_entry(entry public.course_waitlist) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.end_entry(entry, 'closed', 'cancelled', 'the term is over');
    perform lms_ops.notify_student(entry.student_id, 'waitlist_closed', jsonb_build_object(
        'section', lms_ops.offering_name(entry.course_offering_id)
    ));
end
$$;
