-- Tells a student of a seat that was taken or given up for them; who does it themself knows.
create or replace function lms_ops.notify_of_seat(
    student uuid,
    offering uuid,
    template_code text,
    reason text default null
) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    recipient uuid;
begin
    select students.user_id into recipient
    from public.students
    where students.id = student;

    if recipient is distinct from lms_ops.current_viewer() then
        perform lms_ops.notify_person(recipient, template_code, jsonb_build_object(
            'section', lms_ops.offering_name(offering),
            'reason', coalesce(
                to_jsonb(nullif(reason, '')),
                '{"az": "göstərilməyib", "en": "not given", "ru": "не указана"}'
            )
        ));
    end if;
end
$$;
