-- Puts a message to a person into the outbox, in the person's language, one row per channel of the template.
-- details fills the words in braces of the template; a detail with texts in several languages gives the person's.
create or replace function lms_ops.notify_person(person uuid, template_code text, details jsonb) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    template public.notification_templates;
    recipient_language text;
    subject text;
    body text;
    word text;
    detail record;
begin
    select templates.* into template
    from public.notification_templates as templates
    where templates.code = template_code
        and templates.is_active;
    if template.id is null or person is null then
        return;
    end if;

    select preferences.language into recipient_language
    from public.user_preferences as preferences
    where preferences.user_id = person;
    recipient_language := coalesce(recipient_language, 'az');

    subject := coalesce(template.subject_template ->> recipient_language, template.subject_template ->> 'en');
    body := coalesce(template.body_template ->> recipient_language, template.body_template ->> 'en');
    for detail in select key, value from jsonb_each(details)
    loop
        word := case jsonb_typeof(detail.value)
            when 'object' then coalesce(detail.value ->> recipient_language, detail.value ->> 'en')
            else detail.value #>> '{}'
        end;
        subject := replace(subject, '{' || detail.key || '}', coalesce(word, ''));
        body := replace(body, '{' || detail.key || '}', coalesce(word, ''));
    end loop;

    insert into public.notifications (template_id, recipient_id, channel, language, subject, body, data)
    select
        template.id,
        person,
        channel,
        recipient_language,
        subject,
        body,
        details
    from unnest(template.channels) as channel;
end
$$;
