-- Puts a message to a student into the outbox, in the student's language, one row per channel of the template.
-- details fills the words in braces of the template; a student without an account gets nothing.
create or replace function lms_ops.notify_student(student uuid, template_code text, details jsonb) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    template public.notification_templates;
    recipient uuid;
    recipient_language text;
    subject text;
    body text;
    detail record;
begin
    select templates.* into template
    from public.notification_templates as templates
    where templates.code = template_code
        and templates.is_active;

    select
        students.user_id,
        coalesce(preferences.language, 'az')
    into
        recipient,
        recipient_language
    from public.students
    left join public.user_preferences as preferences using (user_id)
    where students.id = student;

    if template.id is null or recipient is null then
        return;
    end if;

    subject := coalesce(template.subject_template ->> recipient_language, template.subject_template ->> 'en');
    body := coalesce(template.body_template ->> recipient_language, template.body_template ->> 'en');
    for detail in select key, value from jsonb_each_text(details)
    loop
        subject := replace(subject, '{' || detail.key || '}', detail.value);
        body := replace(body, '{' || detail.key || '}', detail.value);
    end loop;

    insert into public.notifications (template_id, recipient_id, channel, language, subject, body, data)
    select
        template.id,
        recipient,
        channel,
        recipient_language,
        subject,
        body,
        details
    from unnest(template.channels) as channel;
end
$$;
