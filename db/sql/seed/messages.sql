-- Announcements, and notifications of what happened in the queues.
insert into announcements (
    id,
    title,
    content,
    announcement_type,
    target_audience,
    target_units,
    priority,
    publish_date,
    expire_date,
    published_by
)
select
    pg_temp.id(format('announcement %s %s', drawn_terms.half, item.place)),
    pg_temp.texts(item.title_az, item.title_en, item.title_ru),
    pg_temp.texts(item.az, item.en, item.ru),
    item.announcement_type,
    item.target_audience,
    '{}',
    item.priority,
    drawn_terms.starts + item.day + time '09:00',
    drawn_terms.starts + item.day + 30 + time '09:00',
    pg_temp.id('staff 2')
from drawn_terms
cross join numbers
cross join (
    values
        (
            1, 'academic', 'high', '{students,staff}'::text[], -92,
            'Qeydiyyat başladı', 'Registration is open', 'Регистрация открыта',
            'Növbəti semestrin fənlərinə qeydiyyat başladı. Dolu qruplar üçün növbəyə yazılın.',
            'Registration for the coming term is open. Join the waitlist of a full section.',
            'Регистрация на предстоящий семестр открыта. На полные группы запишитесь в очередь.'
        ),
        (
            2, 'general', 'normal', '{students}'::text[], -1,
            'Kitabxananın iş saatları', 'Library hours', 'Часы работы библиотеки',
            'Kitabxana dərs günlərində saat 8-dən 22-yə qədər açıqdır.',
            'The library is open from 8 to 22 on days with classes.',
            'В учебные дни библиотека открыта с 8 до 22 часов.'
        ),
        (
            3, 'event', 'low', '{students,staff}'::text[], 35,
            'Karyera günü', 'Career day', 'День карьеры',
            'Karyera günündə otuz işəgötürən tələbələrlə görüşəcək.',
            'Thirty employers meet students on the career day.',
            'На дне карьеры тридцать работодателей встретятся со студентами.'
        ),
        (
            4, 'urgent', 'urgent', '{staff}'::text[], 118,
            'Qiymətlərin son tarixi', 'Grades are due', 'Срок сдачи оценок',
            'Yekun qiymətlər semestr bitəndən iki həftə sonra təqdim olunmalıdır.',
            'Final grades are due two weeks after the end of term.',
            'Итоговые оценки сдаются в течение двух недель после конца семестра.'
        )
) as item (
    place, announcement_type, priority, target_audience, day,
    title_az, title_en, title_ru, az, en, ru
)
where drawn_terms.term > numbers.terms - 4
    and drawn_terms.starts + item.day < numbers.as_of;

-- In the recipient's language, as lms_ops.notify_student writes them.
insert into notifications (
    id,
    template_id,
    recipient_id,
    channel,
    language,
    subject,
    body,
    data,
    status,
    scheduled_for,
    sent_at,
    delivered_at,
    read_at,
    created_at
)
with told as (
    select
        queue_entries.student,
        case when queue_entries.status = 'expired' then 'waitlist_expired' else 'waitlist_offered' end as template_code,
        format('%s section %s', drawn_courses.code, drawn_sections.section_code) as section,
        to_char(queue_entries.offered_at + interval '48 hours', 'YYYY-MM-DD HH24:MI') as deadline,
        case
            when queue_entries.status = 'expired' then queue_entries.ended_at
            else queue_entries.offered_at
        end as told_at,
        queue_entries.id
    from queue_entries
    join drawn_sections using (offering)
    join drawn_courses on drawn_courses.course = queue_entries.course
    where queue_entries.offered_at is not null
),

worded as (
    select
        told.*,
        templates.id as template_id,
        preferences.language,
        templates.subject_template ->> preferences.language as subject,
        templates.body_template ->> preferences.language as body
    from told
    join notification_templates as templates on templates.code = told.template_code
    join user_preferences as preferences on preferences.user_id = pg_temp.id('student ' || told.student)
)

select
    pg_temp.id('notification ' || worded.id),
    worded.template_id,
    pg_temp.id('student ' || worded.student),
    'email',
    worded.language,
    replace(replace(worded.subject, '{section}', worded.section), '{deadline}', worded.deadline),
    replace(replace(worded.body, '{section}', worded.section), '{deadline}', worded.deadline),
    jsonb_build_object('section', worded.section, 'deadline', worded.deadline),
    'delivered',
    worded.told_at,
    worded.told_at + interval '1 minute',
    worded.told_at + interval '2 minutes',
    case when worded.student % 3 > 0 then worded.told_at + interval '3 hours' end,
    worded.told_at
from worded
order by
    worded.told_at,
    worded.id;
