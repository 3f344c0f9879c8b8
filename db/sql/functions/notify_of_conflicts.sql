-- Tells student and advisor of every conflict of a term that nobody was told of yet; returns how many conflicts.
--
-- One message per person, conflict and channel goes into the outbox (notifications), in the person's language.
-- A conflict whose student and advisor have no account stays 'detected' and is tried again the next time.
create or replace function lms_ops.notify_of_conflicts(term uuid) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    told integer;
begin
    with recipients as (
        select
            conflicts.id as conflict_id,
            conflicts.conflict_type,
            conflicts.facts,
            students.student_number,
            people.name as student_name,
            recipient.user_id,
            recipient.template_code,
            coalesce(preferences.language, 'az') as language
        from public.schedule_conflicts as conflicts
        join public.students on students.id = conflicts.student_id
        left join lms_ops.people on people.user_id = students.user_id
        cross join lateral (
            values
                (students.user_id, 'conflict_found'),
                (students.academic_advisor_id, 'conflict_found_advisor')
        ) as recipient (user_id, template_code)
        left join public.user_preferences as preferences on preferences.user_id = recipient.user_id
        where conflicts.academic_term_id = term
            and conflicts.status = 'detected'
            and recipient.user_id is not null
    ),

    messages as (
        insert into public.notifications (template_id, recipient_id, channel, language, subject, body, data)
        select
            templates.id,
            recipients.user_id,
            channel,
            recipients.language,
            replace(
                coalesce(
                    templates.subject_template ->> recipients.language,
                    templates.subject_template ->> 'en'
                ),
                '{student}',
                coalesce(recipients.student_name ->> recipients.language, recipients.student_number)
            ),
            replace(
                coalesce(templates.body_template ->> recipients.language, templates.body_template ->> 'en'),
                '{details}',
                lms_ops.conflict_sentence(recipients.conflict_type, recipients.facts, recipients.language)
            ),
            jsonb_build_object('conflict_id', recipients.conflict_id)
        from recipients
        join public.notification_templates as templates on templates.code = recipients.template_code
        cross join unnest(templates.channels) as channel
        where templates.is_active
        returning (data ->> 'conflict_id')::uuid as conflict_id
    )

    update public.schedule_conflicts as conflicts
    set
        status = 'notified',
        notified_at = now()
    where conflicts.id in (select messages.conflict_id from messages)
        -- a person may have closed it since it was read
        and conflicts.status = 'detected';

    get diagnostics told = row_count;
    return told;
end
$$;
