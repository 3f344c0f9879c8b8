-- Users, their persons (a few have none), roles without a registrar, students without a programme, staff.

insert into languages (id, code, name, native_name, is_default)
values
    (md5('language az')::uuid, 'az', 'Azerbaijani', 'Azərbaycan dili', true),
    (md5('language en')::uuid, 'en', 'English', 'English', false),
    (md5('language ru')::uuid, 'ru', 'Russian', 'Русский', false);

insert into roles (id, code, name, level, is_system)
select md5('campus role ' || role.code)::uuid, role.code, jsonb_build_object('az', role.az), role.level, true
from (
    values
        ('SUPER_ADMIN', 'Sistem administratoru', -1),
        ('ADMIN', 'Administrator', 0),
        ('RECTOR', 'Rektor', 1),
        ('VICE_RECTOR', 'Prorektor', 2),
        ('DEAN', 'Dekan', 3),
        ('HEAD_OF_DEPT', 'Kafedra müdiri', 3),
        ('VICE_DEAN', 'Dekan müavini', 4),
        ('DEPT_HEAD', 'Şöbə müdiri', 5),
        ('TEACHER', 'Müəllim', 6),
        ('ADVISOR', 'Tyutor', 6),
        ('STUDENT', 'Tələbə', 7)
) as role (code, az, level);

insert into permissions (id, resource, action, scope)
select md5(concat_ws(' ', 'permission', resource, action, scope))::uuid, resource, action, scope
from unnest(array['grades', 'courses', 'students']) as resource
cross join unnest(array['read', 'update']) as action
cross join unnest(array['own', 'faculty', 'university']) as scope;

insert into role_permissions (role_id, permission_id)
select roles.id, permissions.id
from roles
join permissions on permissions.scope = case when roles.level < 3 then 'university' when roles.level < 6 then 'faculty' else 'own' end;

-- Students come first, then staff, then whoever else signs in.
insert into users (id, username, email, email_verified, password_hash, is_active, last_login_at, created_at, updated_at, metadata, campus_card_number)
select
    md5('user ' || number)::uuid,
    'user' || lpad(number::text, 5, '0'),
    'user' || number || '@campus.example',
    number % 3 = 0,
    '$2b$12$' || md5('password ' || number),
    number % 50 <> 0,
    case when number % 4 <> 0 then timestamptz '2026-01-10 09:00+04' + number % 1000 * interval '1 hour' end,
    timestamptz '2021-09-01 09:00+04' + number * interval '1 minute',
    timestamptz '2025-09-01 09:00+04' + number * interval '1 minute',
    case when number % 10 = 0 then null else '{}'::jsonb end,
    case when number % 2 = 0 then 'C' || lpad(number::text, 8, '0') end
from wanted
cross join generate_series(1, wanted.users) as number;

insert into persons (id, user_id, first_name, last_name, middle_name, first_name_az, last_name_az, gender, phone_primary, address, created_at, updated_at)
select
    md5('person ' || number)::uuid,
    md5('user ' || number)::uuid,
    first_names.names[1 + number % 8],
    last_names.names[1 + number / 8 % 8],
    case when number % 3 <> 0 then 'Əli' end,
    case when number % 2 = 0 then first_names.names[1 + number % 8] end,
    case when number % 2 = 0 then last_names.names[1 + number / 8 % 8] end,
    case number % 8 when 0 then null when 1 then 'other' else case when number % 2 = 0 then 'female' else 'male' end end,
    case when number % 5 <> 0 then '+994501' || lpad(number::text, 6, '0') end,
    case when number % 6 = 0 then jsonb_build_object('city', 'Bakı') end,
    timestamptz '2021-09-01 09:00+04' + number * interval '1 minute',
    timestamptz '2024-02-01 09:00+04' + number * interval '1 minute'
from wanted
cross join generate_series(1, wanted.users) as number
cross join (values (array['Aysel', 'Rəşad', 'Günay', 'Orxan', 'Şəbnəm', 'Elçin', 'Ləman', 'Ülvi'])) as first_names (names)
cross join (values (array['Məmmədov', 'Əliyeva', 'Həsənli', 'Quliyev', 'İsmayılova', 'Çələbi', 'Rzayev', 'Öztürk'])) as last_names (names)
where number % (wanted.users / wanted.users_without_person) <> 0
    or number / (wanted.users / wanted.users_without_person) > wanted.users_without_person;

insert into user_preferences (id, user_id, language, theme, preferences)
select
    md5('preferences ' || number)::uuid,
    md5('user ' || number)::uuid,
    (array['az', 'az', 'ru', 'en'])[1 + number % 4],
    (array['light', 'dark', 'auto'])[1 + number % 3],
    '{"dense": true}'
from wanted
cross join generate_series(1, wanted.users, 2) as number;

insert into students (id, user_id, student_number, enrollment_date, status, study_mode, funding_type, gpa, notes, created_at, updated_at)
select
    md5('student ' || number)::uuid,
    md5('user ' || number)::uuid,
    'STU' || lpad((176000000000000000 + number * 104729)::text, 18, '0'),
    date '2020-09-15' + number % 5 * 365,
    case when number % 40 = 0 then 'graduated' when number % 41 = 0 then 'inactive' else 'active' end,
    case when number % 9 = 0 then 'part_time' else 'full_time' end,
    (array['state_funded', 'self_funded', 'scholarship', null])[1 + number % 4],
    case when number % 20 = 0 then 3.1 end,
    case when number % 100 = 0 then 'Kəsri var' end,
    timestamptz '2021-09-02 09:00+04' + number * interval '1 minute',
    timestamptz '2025-06-01 09:00+04' + number * interval '1 minute'
from wanted
cross join generate_series(1, wanted.students) as number;
