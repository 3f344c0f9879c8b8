-- The rows that everything else counts on: roles, who may do what, the grade scale and the settings.
-- What an existing database has already stays as it is. Ids come from the keys, so that two installations agree.

insert into roles (id, code, name, level, is_system)
select
    md5('role ' || role.code)::uuid,
    role.code,
    jsonb_build_object('az', role.az, 'en', role.en, 'ru', role.ru),
    role.level,
    true
from (
    values
        ('SUPER_ADMIN', 'Baş administrator', 'Super administrator', 'Главный администратор', -1),
        ('ADMIN', 'Administrator', 'Administrator', 'Администратор', 0),
        ('RECTOR', 'Rektor', 'Rector', 'Ректор', 1),
        ('VICE_RECTOR', 'Prorektor', 'Vice-rector', 'Проректор', 2),
        ('REGISTRAR', 'Qeydiyyatçı', 'Registrar', 'Регистратор', 2),
        ('DEAN', 'Dekan', 'Dean', 'Декан', 3),
        ('HEAD_OF_DEPT', 'Şöbə müdiri', 'Head of department', 'Начальник отдела', 3),
        ('VICE_DEAN', 'Dekan müavini', 'Vice-dean', 'Заместитель декана', 4),
        ('SYSADMIN', 'Verilənlər bazası inzibatçısı', 'Database administrator', 'Администратор базы данных', 4),
        ('DEPT_HEAD', 'Kafedra müdiri', 'Department head', 'Заведующий кафедрой', 5),
        ('TEACHER', 'Müəllim', 'Teacher', 'Преподаватель', 6),
        ('ADVISOR', 'Akademik məsləhətçi', 'Advisor', 'Куратор', 6),
        ('STUDENT', 'Tələbə', 'Student', 'Студент', 7)
) as role (code, az, en, ru, level)
on conflict (code) do nothing;

-- Which role may do what, and how far: own courses and advisees, its unit and below, the university,
-- or the system (the database itself, no person's data).
create temporary table role_grants on commit drop as
select
    split_part(granted.permission, '.', 1) as resource,
    split_part(granted.permission, '.', 2) as action,
    granted.scope,
    role_code
from (
    values
        ('offering.read', 'university', '{SUPER_ADMIN,ADMIN,RECTOR,VICE_RECTOR,REGISTRAR}'),
        ('offering.read', 'faculty', '{DEAN,VICE_DEAN}'),
        ('offering.read', 'department', '{HEAD_OF_DEPT,DEPT_HEAD}'),
        ('offering.read', 'own', '{TEACHER,ADVISOR}'),
        ('student.read', 'university', '{SUPER_ADMIN,ADMIN,RECTOR,VICE_RECTOR,REGISTRAR}'),
        ('student.read', 'faculty', '{DEAN,VICE_DEAN}'),
        ('student.read', 'department', '{HEAD_OF_DEPT,DEPT_HEAD}'),
        ('student.read', 'own', '{TEACHER,ADVISOR}'),
        ('workload.read', 'university', '{SUPER_ADMIN,ADMIN,RECTOR,VICE_RECTOR,REGISTRAR}'),
        ('workload.read', 'faculty', '{DEAN,VICE_DEAN}'),
        ('workload.read', 'department', '{HEAD_OF_DEPT,DEPT_HEAD}'),
        ('grade.read', 'university', '{SUPER_ADMIN,ADMIN,RECTOR,VICE_RECTOR,REGISTRAR}'),
        ('grade.read', 'faculty', '{DEAN,VICE_DEAN}'),
        ('grade.read', 'department', '{HEAD_OF_DEPT,DEPT_HEAD}'),
        ('waitlist.manage', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR}'),
        ('waitlist.manage', 'faculty', '{DEAN,VICE_DEAN}'),
        ('waitlist.manage', 'department', '{HEAD_OF_DEPT,DEPT_HEAD}'),
        ('hold.manage', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR}'),
        ('hold.manage', 'faculty', '{DEAN,VICE_DEAN}'),
        ('conflict.resolve', 'university', '{SUPER_ADMIN,ADMIN,REGISTRAR}'),
        ('conflict.resolve', 'faculty', '{DEAN,VICE_DEAN}'),
        ('conflict.resolve', 'department', '{HEAD_OF_DEPT,DEPT_HEAD}'),
        ('export.create', 'university', '{SUPER_ADMIN,ADMIN,RECTOR,VICE_RECTOR,REGISTRAR}'),
        ('export.create', 'faculty', '{DEAN,VICE_DEAN}'),
        ('export.create', 'department', '{HEAD_OF_DEPT,DEPT_HEAD}'),
        ('statistics.refresh', 'system', '{SUPER_ADMIN,ADMIN,SYSADMIN}'),
        ('database.read', 'system', '{SUPER_ADMIN,ADMIN,SYSADMIN}'),
        ('database.repair', 'system', '{SUPER_ADMIN,SYSADMIN}')
) as granted (permission, scope, role_codes)
cross join unnest(granted.role_codes::text[]) as role_code;

insert into permissions (id, resource, action, scope)
select distinct
    md5(concat_ws(' ', 'permission', resource, action, scope))::uuid,
    resource,
    action,
    scope
from role_grants
on conflict (resource, action, scope) do nothing;

insert into role_permissions (role_id, permission_id)
select
    roles.id,
    permissions.id
from role_grants
join roles on roles.code = role_grants.role_code
join permissions using (resource, action, scope)
on conflict do nothing;

-- The scale of a 4.0 system; a university edits the rows.
insert into grade_point_scale (letter_grade, grade_point, min_percentage, max_percentage, display_order)
values
    ('A+', 4.00, 97, 100, 1),
    ('A', 4.00, 93, 96.99, 2),
    ('A-', 3.70, 90, 92.99, 3),
    ('B+', 3.30, 87, 89.99, 4),
    ('B', 3.00, 83, 86.99, 5),
    ('B-', 2.70, 80, 82.99, 6),
    ('C+', 2.30, 77, 79.99, 7),
    ('C', 2.00, 73, 76.99, 8),
    ('C-', 1.70, 70, 72.99, 9),
    ('D+', 1.30, 67, 69.99, 10),
    ('D', 1.00, 60, 66.99, 11),
    ('F', 0.00, 0, 59.99, 12)
on conflict (letter_grade) do nothing;

insert into system_settings (category, key, value, value_type, description)
values
    (
        'demand', 'overloaded_above_percent', '95', 'number',
        'An offering fuller than this is overloaded. Source: Ad Astra''s published bands.'
    ),
    (
        'demand', 'underfilled_below_percent', '70', 'number',
        'An offering emptier than this is underfilled. Source: Ad Astra''s published bands.'
    ),
    (
        'workload', 'undergraduate_hours', '12', 'number',
        'Contact hours a week of a full-time teacher of undergraduates. Source: AAUP.'
    ),
    (
        'workload', 'graduate_hours', '9', 'number',
        'Contact hours a week of a full-time teacher of graduate courses. Source: AAUP.'
    ),
    (
        'workload', 'part_time_share', '0.5', 'number',
        'Part of the full-time hours that part-time and contract teachers are expected to teach.'
    ),
    (
        'workload', 'underloaded_below_percent', '50', 'number',
        'A teacher with less than this part of the limit can take more.'
    ),
    (
        'students', 'at_risk_below_gpa', '2.0', 'number',
        'A cumulative average below this puts a student at risk. Source: common satisfactory-progress rules.'
    ),
    (
        'students', 'at_risk_below_attendance_percent', '75', 'number',
        'Attendance below this puts a student at risk.'
    ),
    (
        'students', 'smallest_group', '10', 'number',
        'A group of fewer students is not shown. Source: practice under FERPA.'
    ),
    (
        'registration', 'most_credits', '18', 'number',
        'More credits than this in one term are an overload.'
    ),
    (
        'waitlist', 'offer_hours', '48', 'number',
        'Hours that an offered seat is kept for the student.'
    ),
    (
        'waitlist', 'offer_hours_near_deadline', '24', 'number',
        'Hours that an offered seat is kept in the last week before the add and drop deadline.'
    ),
    (
        'waitlist', 'longest_extension_hours', '168', 'number',
        'An offer is extended to at most this many hours from now: the seat stands empty meanwhile.'
    ),
    (
        'statistics', 'budget_minutes', '{"mv_student_statistics": 1440, "mv_course_offering_statistics": 60, "mv_faculty_workload": 1440}', 'json',
        'How old the figures of each materialized view may be, in minutes.'
    )
on conflict (category, key) do nothing;

-- What students are told about their place in a queue, they and their advisors about a conflict.
-- Words in braces are filled in.
insert into notification_templates (id, code, name, category, subject_template, body_template, variables)
select
    md5('template ' || message.code)::uuid,
    message.code,
    message.name,
    'academic',
    jsonb_build_object('az', message.subject_az, 'en', message.subject_en, 'ru', message.subject_ru),
    jsonb_build_object('az', message.body_az, 'en', message.body_en, 'ru', message.body_ru),
    to_jsonb(message.variables::text[])
from (
    values
        (
            'waitlist_offered', 'A seat is offered', '{section,deadline}',
            '{section}: sizin üçün yer var',
            '{section} üzrə yer {deadline} vaxtına qədər sizin üçün saxlanılır. O vaxta qədər qəbul edin.',
            '{section}: a seat is yours to take',
            'A seat in {section} is kept for you until {deadline}. Accept it by then.',
            '{section}: для вас есть место',
            'Место на {section} сохраняется за вами до {deadline}. Примите его до этого времени.'
        ),
        (
            'waitlist_extended', 'An offer is extended', '{section,deadline}',
            '{section}: yeriniz daha uzun saxlanılır',
            '{section} üzrə yeriniz indi {deadline} vaxtına qədər saxlanılır.',
            '{section}: your seat is kept longer',
            'Your seat in {section} is now kept until {deadline}.',
            '{section}: ваше место сохранено дольше',
            'Ваше место на {section} теперь сохраняется до {deadline}.'
        ),
        (
            'waitlist_withdrawn', 'An offer is withdrawn', '{section,reason}',
            '{section}: təklif geri götürüldü',
            '{section} üzrə yer təklifi geri götürüldü. Növbədəki yeriniz qalır. Səbəb: {reason}',
            '{section}: the offer is withdrawn',
            'The offer of a seat in {section} is withdrawn. You keep your place in the queue. Reason: {reason}',
            '{section}: предложение отозвано',
            'Предложение места на {section} отозвано. Ваше место в очереди сохраняется. Причина: {reason}'
        ),
        (
            'waitlist_cancelled', 'An entry is removed', '{section,reason}',
            '{section}: növbədən çıxarıldınız',
            'Siz {section} növbəsində artıq gözləmirsiniz. Səbəb: {reason}',
            '{section}: you are no longer waiting',
            'You are no longer in the queue for {section}. Reason: {reason}',
            '{section}: вы больше не в очереди',
            'Вы больше не стоите в очереди на {section}. Причина: {reason}'
        ),
        (
            'waitlist_expired', 'An offer has lapsed', '{section,deadline}',
            '{section}: təklifin vaxtı bitdi',
            '{section} üzrə yer təklifinin vaxtı {deadline} bitdi, yer növbəti tələbəyə keçir.',
            '{section}: the offer has lapsed',
            'The offer of a seat in {section} lapsed at {deadline}; the seat goes to the next student.',
            '{section}: срок предложения истёк',
            'Срок предложения места на {section} истёк {deadline}; место переходит к следующему студенту.'
        ),
        (
            'waitlist_passed_over', 'A free seat went past', '{section,reason}',
            '{section}: boş yer sizə təklif olunmadı',
            '{section} üzrə yer boşaldı, amma sizə təklif edilə bilmədi. Növbədəki yeriniz qalır. Səbəb: {reason}',
            '{section}: a free seat went past you',
            'A seat in {section} was free but could not be offered to you. You keep your place. Reason: {reason}',
            '{section}: свободное место вам не предложено',
            'Место на {section} освободилось, но не могло быть предложено вам. Ваше место в очереди сохраняется. Причина: {reason}'
        ),
        (
            'conflict_found', 'A conflict in a schedule', '{details}',
            'Cədvəlinizdə uyğunsuzluq var',
            '{details} Həlli üçün akademik məsləhətçinizlə danışın.',
            'Your schedule has a conflict',
            '{details} Talk to your advisor about how to resolve it.',
            'В вашем расписании есть противоречие',
            '{details} Обсудите с куратором, как его устранить.'
        ),
        (
            'conflict_found_advisor', 'A conflict in an advisee''s schedule', '{student,details}',
            '{student}: cədvəldə uyğunsuzluq var',
            '{details}',
            '{student}: a conflict in the schedule',
            '{details}',
            '{student}: противоречие в расписании',
            '{details}'
        )
) as message (
    code,
    name,
    variables,
    subject_az,
    body_az,
    subject_en,
    body_en,
    subject_ru,
    body_ru
)
on conflict (code) do nothing;
