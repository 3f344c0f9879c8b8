-- What the application keeps beside: settings and templates of its own, messages, sessions, logs.

insert into system_settings (id, category, key, value, value_type, description)
values
    (md5('campus setting name')::uuid, 'general', 'university_name', '"Kampus Universiteti"', 'string', 'Başlıqda göstərilir'),
    (md5('campus setting mail')::uuid, 'mail', 'from_address', '"lms@campus.example"', 'string', null),
    (md5('campus setting scale')::uuid, 'grading', 'scale', '10', 'number', 'Qiymətləndirmə şkalası'),
    (md5('campus setting theme')::uuid, 'appearance', 'accent', '"#004488"', 'string', null);

insert into notification_templates (id, code, name, category, channels, subject_template, body_template)
values
    (md5('campus template grade')::uuid, 'grade_published', 'Qiymət', 'academic', '{email,push}', '{"az": "Yeni qiymət"}', '{"az": "{course}: {grade}"}'),
    (md5('campus template event')::uuid, 'exam_reminder', 'İmtahan', 'reminder', '{email}', '{"en": "Exam"}', '{"en": "{course}: {date}"}');

insert into notifications (id, template_id, recipient_id, channel, subject, body, status, sent_at, created_at, updated_at)
select
    md5('notification ' || number)::uuid,
    md5('campus template grade')::uuid,
    md5('user ' || 1 + number % wanted.students)::uuid,
    'email',
    'Yeni qiymət',
    'SUBJ00001: 8',
    case when number % 20 = 0 then 'failed' else 'sent' end,
    timestamptz '2025-12-01 09:00+04' + number * interval '1 minute',
    timestamptz '2025-12-01 09:00+04' + number * interval '1 minute',
    timestamptz '2025-12-01 09:01+04' + number * interval '1 minute'
from wanted
cross join generate_series(1, wanted.log_rows / 4) as number;

insert into announcements (id, title, content, announcement_type, target_audience, target_units, published_by)
select
    md5('announcement ' || number)::uuid,
    pg_temp.words('Elan ' || number, 'Announcement ' || number, number),
    pg_temp.words('Dərslər sabah başlayır', 'Classes start tomorrow', number),
    'general',
    array['students'],
    case when number % 3 = 0 then array[md5('unit ' || 2 + number)::uuid] end,
    md5('user ' || wanted.users)::uuid
from wanted
cross join generate_series(1, 30) as number;

insert into file_uploads (id, original_name, stored_name, file_path, file_size, mime_type, uploaded_by)
select
    md5('file ' || number)::uuid,
    'mühazirə ' || number || '.pdf',
    md5('stored ' || number) || '.pdf',
    '/files',
    number * 1000,
    'application/pdf',
    md5('user ' || number)::uuid
from generate_series(1, 50) as number;

insert into user_sessions (id, user_id, username, session_id, login_timestamp, logout_timestamp, ip_address, user_agent, is_active, session_duration_seconds, created_at, updated_at)
select
    md5('session ' || number)::uuid,
    md5('user ' || 1 + number % wanted.users)::uuid,
    'user' || lpad((1 + number % wanted.users)::text, 5, '0'),
    md5('session key ' || number),
    timestamptz '2026-01-01 09:00+04' + number * interval '1 minute',
    case when number % 5 <> 0 then timestamptz '2026-01-01 09:30+04' + number * interval '1 minute' end,
    '10.1.2.3',
    'Mozilla/5.0',
    number % 5 = 0,
    case when number % 5 <> 0 then 1800 end,
    timestamptz '2026-01-01 09:00+04' + number * interval '1 minute',
    timestamptz '2026-01-01 09:30+04' + number * interval '1 minute'
from wanted
cross join generate_series(1, wanted.log_rows) as number;

insert into page_views (id, user_id, session_id, page_path, view_timestamp, time_on_page_seconds, created_at, updated_at)
select
    md5('page view ' || number)::uuid,
    md5('user ' || 1 + number % wanted.users)::uuid,
    md5('session key ' || number),
    '/courses/' || number % 883,
    timestamptz '2026-01-01 09:00+04' + number * interval '1 minute',
    number % 300,
    timestamptz '2026-01-01 09:00+04' + number * interval '1 minute',
    timestamptz '2026-01-01 09:00+04' + number * interval '1 minute'
from wanted
cross join generate_series(1, wanted.log_rows) as number;

insert into audit_logs (id, user_id, action, resource_type, resource_id, new_values, ip_address, created_at, updated_at)
select
    md5('audit ' || number)::uuid,
    md5('user ' || 1 + number % wanted.users)::uuid,
    'update',
    'grade',
    md5('grade ' || number)::uuid,
    jsonb_build_object('marks', number % 101),
    '10.1.2.3',
    timestamptz '2025-01-01 09:00+04' + number * interval '20 minutes',
    timestamptz '2025-01-01 09:00+04' + number * interval '20 minutes'
from wanted
cross join generate_series(1, wanted.log_rows) as number;

insert into system_metrics (id, metric_name, metric_value, metric_unit, tags, recorded_at)
select
    md5('metric ' || number)::uuid,
    'response_time',
    number % 400,
    'ms',
    '{"host": "app1"}',
    timestamptz '2026-01-01 09:00+04' + number * interval '1 hour'
from generate_series(1, 100) as number;

insert into library_loans (user_id, barcode, lent_on)
select md5('user ' || number)::uuid, 'B' || number, date '2025-10-01' + number
from generate_series(1, 100) as number;
