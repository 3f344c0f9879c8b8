-- What the staff are employed as, the units they lead, whom they advise, and everybody's roles.
insert into staff_members (
    id,
    user_id,
    employee_number,
    organization_unit_id,
    position_title,
    employment_type,
    hire_date,
    contract_end_date,
    academic_rank,
    administrative_role,
    is_active
)
select
    pg_temp.id('staff member ' || drawn_staff.staff),
    pg_temp.id('staff ' || drawn_staff.staff),
    'TCH' || lpad(drawn_staff.staff::text, 6, '0'),
    pg_temp.id('unit ' || drawn_staff.unit_code),
    pg_temp.texts(titles.az, titles.en, titles.ru),
    drawn_staff.employment_type,
    first_terms.starts - 14
    - case
        when drawn_staff.first_term = 1 then floor(3000 * pg_temp.chance('hired ' || drawn_staff.staff))::integer
        else 0
    end,
    case when not drawn_staff.is_there then last_terms.ends end,
    drawn_staff.academic_rank,
    case when drawn_staff.post <> 'teacher' then drawn_staff.post end,
    drawn_staff.is_there
from drawn_staff
join drawn_terms as first_terms on first_terms.term = drawn_staff.first_term
join drawn_terms as last_terms on last_terms.term = drawn_staff.last_term
join (
    values
        ('rector', 'Rektor', 'Rector', 'Ректор'),
        ('registrar', 'Qeydiyyatçı', 'Registrar', 'Регистратор'),
        (
            'database administrator',
            'Verilənlər bazası inzibatçısı',
            'Database administrator',
            'Администратор базы данных'
        ),
        ('dean', 'Dekan', 'Dean', 'Декан'),
        ('head', 'Kafedra müdiri', 'Head of department', 'Заведующий кафедрой'),
        ('professor', 'Professor', 'Professor', 'Профессор'),
        ('associate_professor', 'Dosent', 'Associate professor', 'Доцент'),
        ('senior_lecturer', 'Baş müəllim', 'Senior lecturer', 'Старший преподаватель'),
        ('lecturer', 'Müəllim', 'Lecturer', 'Преподаватель'),
        ('assistant', 'Assistent', 'Assistant', 'Ассистент')
) as titles (post, az, en, ru)
    on titles.post = case when drawn_staff.post = 'teacher' then drawn_staff.academic_rank else drawn_staff.post end
order by drawn_staff.staff;

update organization_units
set head_user_id = pg_temp.id('staff ' || drawn_staff.staff)
from drawn_staff
where drawn_staff.post in ('rector', 'dean', 'head')
    and organization_units.id = pg_temp.id('unit ' || drawn_staff.unit_code);

-- Advisors: the head and every other teacher of a unit who is there. Students have theirs from their unit.
create temporary table advisors on commit drop as
select
    drawn_staff.staff,
    drawn_staff.unit,
    row_number() over (partition by drawn_staff.unit order by drawn_staff.staff) as place,
    count(*) over (partition by drawn_staff.unit) as advisors
from drawn_staff
where drawn_staff.is_there
    and (drawn_staff.post = 'head' or (drawn_staff.post = 'teacher' and drawn_staff.staff % 2 = 0));

analyze advisors;

insert into user_roles (id, user_id, role_id, organization_unit_id, valid_from, valid_until, is_primary)
with holders as (
    select
        'staff ' || staff as key,
        case post
            when 'rector' then 'RECTOR'
            when 'registrar' then 'REGISTRAR'
            when 'database administrator' then 'SYSADMIN'
            when 'dean' then 'DEAN'
            when 'head' then 'DEPT_HEAD'
        end as role_code,
        case when post in ('dean', 'head') then unit_code end as unit_code,
        null::timestamptz as valid_until,
        true as is_primary
    from drawn_staff
    where post <> 'teacher'
    union all
    select
        'staff ' || drawn_staff.staff,
        'TEACHER',
        drawn_staff.unit_code,
        case when not drawn_staff.is_there then drawn_terms.ends::timestamptz end,
        drawn_staff.post = 'teacher'
    from drawn_staff
    join drawn_terms on drawn_terms.term = drawn_staff.last_term
    where drawn_staff.academic_rank is not null
    union all
    select 'staff ' || staff, 'ADVISOR', null, null, false
    from advisors
    union all
    select 'student ' || student, 'STUDENT', null, null, true
    from drawn_students
)

select
    pg_temp.id(format('role %s %s', holders.key, holders.role_code)),
    pg_temp.id(holders.key),
    roles.id,
    pg_temp.id('unit ' || holders.unit_code),
    drawn_terms.starts,
    holders.valid_until,
    holders.is_primary
from holders
join roles on roles.code = holders.role_code
join drawn_terms on drawn_terms.term = 1
order by
    roles.level,
    holders.key;
