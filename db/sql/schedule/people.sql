-- Instructors, students and those who run the university: their logins, names and roles.
-- Nobody can sign in: '!' is no hash of any password.

insert into users (username, email, password_hash)
select
    incoming_people.username,
    incoming_people.username || '@example.edu',
    '!'
from incoming_people
on conflict (username) do nothing;

insert into persons (
    user_id,
    first_name,
    last_name,
    first_name_az,
    last_name_az,
    first_name_ru,
    last_name_ru,
    gender
)
select
    users.id,
    incoming_people.first_name,
    incoming_people.last_name,
    incoming_people.first_name_az,
    incoming_people.last_name_az,
    incoming_people.first_name_ru,
    incoming_people.last_name_ru,
    incoming_people.gender
from incoming_people
join users on users.username = incoming_people.username
on conflict (user_id) do nothing;

insert into staff_members (user_id, employee_number, organization_unit_id, position_title, hire_date)
select
    users.id,
    incoming_instructors.employee_number,
    units.id,
    '{"az": "Müəllim", "en": "Instructor", "ru": "Преподаватель"}',
    incoming_term.start_date
from incoming_instructors
join users on users.username = incoming_instructors.username
join organization_units as units on units.code = incoming_instructors.mnemonic
cross join incoming_term
where not exists (select from staff_members where staff_members.user_id = users.id);

-- One programme per department and degree that has students.
insert into academic_programs (organization_unit_id, code, name, degree_type, duration_years, total_credits)
select distinct
    units.id,
    units.code || '-' || degrees.degree_type,
    jsonb_build_object(
        'az', units.code || ', ' || degrees.az,
        'en', units.code || ', ' || degrees.en,
        'ru', units.code || ', ' || degrees.ru
    ),
    degrees.degree_type,
    degrees.years,
    degrees.credits
from incoming_students
join organization_units as units on units.code = incoming_students.mnemonic
join (
    values
        ('bachelor', 'bakalavr', 'bachelor', 'бакалавриат', 4, 120),
        ('master', 'magistr', 'master', 'магистратура', 2, 30),
        ('phd', 'doktorantura', 'doctorate', 'докторантура', 4, 72)
) as degrees (degree_type, az, en, ru, years, credits) using (degree_type)
where not exists (
    select
    from academic_programs as programs
    where programs.organization_unit_id = units.id
        and programs.degree_type = degrees.degree_type
)
on conflict (code) do nothing;

-- Advisors are the teachers of the home department, each with about as many students.
with advisors as (
    select
        staff_members.organization_unit_id,
        staff_members.user_id,
        row_number() over department - 1 as number,
        count(*) over (partition by staff_members.organization_unit_id) as number_of_advisors
    from staff_members
    window department as (
        partition by staff_members.organization_unit_id
        order by staff_members.employee_number
    )
),

newcomers as (
    select
        incoming_students.*,
        users.id as user_id,
        units.id as organization_unit_id,
        row_number() over (partition by units.id order by incoming_students.student_number) as number
    from incoming_students
    join users on users.username = incoming_students.username
    join organization_units as units on units.code = incoming_students.mnemonic
)

insert into students (
    user_id,
    student_number,
    academic_program_id,
    enrollment_date,
    expected_graduation_date,
    status,
    study_mode,
    academic_advisor_id,
    metadata
)
select
    newcomers.user_id,
    newcomers.student_number,
    programs.id,
    newcomers.enrollment_date,
    newcomers.enrollment_date + newcomers.years * interval '1 year' - interval '2 months',
    'active',
    'full_time',
    advisors.user_id,
    '{"invented_by": "import-schedule"}'
from newcomers
cross join lateral (
    select academic_programs.id
    from academic_programs
    where academic_programs.organization_unit_id = newcomers.organization_unit_id
        and academic_programs.degree_type = newcomers.degree_type
    order by academic_programs.code
    limit 1
) as programs
left join advisors
    on advisors.organization_unit_id = newcomers.organization_unit_id
    and advisors.number = newcomers.number % advisors.number_of_advisors;

with holders as (
    select
        incoming_instructors.username,
        incoming_instructors.mnemonic,
        'TEACHER' as role_code
    from incoming_instructors
    union all
    select
        incoming_students.username,
        incoming_students.mnemonic,
        'STUDENT'
    from incoming_students
)

insert into user_roles (user_id, role_id, organization_unit_id, is_primary)
select
    users.id,
    roles.id,
    units.id,
    true
from holders
join users on users.username = holders.username
join roles on roles.code = holders.role_code
join organization_units as units on units.code = holders.mnemonic
where not exists (
    select
    from user_roles
    where user_roles.user_id = users.id
        and user_roles.role_id = roles.id
);
