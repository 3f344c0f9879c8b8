-- Units, staff, programmes that no student points at, and twelve terms: no registration dates, two of them current.

-- Names: az and repeated in en and ru, or az alone, or en alone.
create function pg_temp.words(az text, en text, number integer) returns jsonb
language sql
return case number % 10
    when 0 then jsonb_build_object('en', en)
    when 1 then jsonb_build_object('az', az)
    when 2 then jsonb_build_object('az', az, 'en', en, 'ru', az)
    else jsonb_build_object('az', az, 'en', az, 'ru', az)
end;

insert into organization_units (id, parent_id, type, code, name, head_user_id, deputy_user_ids, is_active)
select
    md5('unit ' || number)::uuid,
    case when number > 1 then md5('unit ' || case when number <= 9 then 1 else 2 + number % 8 end)::uuid end,
    case when number = 1 then 'university' when number <= 9 then 'faculty' else 'department' end,
    'UNIT' || lpad(number::text, 3, '0'),
    pg_temp.words('Kafedra ' || number, 'Department ' || number, number),
    case when number % 2 = 0 then md5('user ' || wanted.students + 1 + number % wanted.staff)::uuid end,
    case when number % 7 = 0 then array[md5('user ' || wanted.students + 1)::uuid] end,
    number % 20 <> 0
from wanted
cross join generate_series(1, wanted.units) as number
order by number;

insert into staff_members (id, user_id, employee_number, organization_unit_id, position_title, employment_type, hire_date, contract_end_date, academic_rank, research_interests, is_active)
select
    md5('staff ' || number)::uuid,
    md5('user ' || wanted.students + number)::uuid,
    'TCH' || 1000000 + number * 37,
    case when number % 11 <> 0 then md5('unit ' || 10 + number % 51)::uuid end,
    jsonb_build_object('az', 'Müəllim'),
    (array['full_time', 'part_time', 'contract', null])[1 + number % 4],
    date '2010-09-01' + number,
    case when number % 15 = 0 then date '2026-07-01' end,
    (array['Professor', 'Dosent', 'Baş müəllim', null])[1 + number % 4],
    case when number % 6 = 0 then array['Riyaziyyat', 'Fizika'] end,
    number <= wanted.active_staff
from wanted
cross join generate_series(1, wanted.staff) as number;

insert into user_roles (id, user_id, role_id, organization_unit_id, assigned_by, is_primary, valid_from)
select
    md5('user role ' || number)::uuid,
    md5('user ' || number)::uuid,
    md5('campus role ' || role.code)::uuid,
    case when role.code in ('DEAN', 'HEAD_OF_DEPT') then md5('unit ' || 2 + number % 58)::uuid end,
    md5('user ' || wanted.users)::uuid,
    true,
    timestamptz '2021-09-01 09:00+04'
from wanted
cross join generate_series(1, wanted.users) as number
cross join lateral (
    select case
        when number <= wanted.students then 'STUDENT'
        when number <= wanted.students + wanted.staff and number % 9 = 0 then 'HEAD_OF_DEPT'
        when number <= wanted.students + wanted.staff then 'TEACHER'
        when number % 3 = 0 then 'DEAN'
        when number % 3 = 1 then 'ADVISOR'
        else 'ADMIN'
    end as code
) as role;

insert into academic_programs (id, organization_unit_id, code, name, degree_type, duration_years, total_credits, language_of_instruction)
select
    md5('program ' || number)::uuid,
    md5('unit ' || 2 + number % 8)::uuid,
    'PRG' || lpad(number::text, 3, '0'),
    pg_temp.words('İxtisas ' || number, 'Programme ' || number, number),
    case when number % 4 = 0 then 'master' else 'bachelor' end,
    case when number % 4 = 0 then 2 else 4 end,
    case when number % 4 = 0 then 120 else 240 end,
    array['az', 'ru']
from generate_series(1, 24) as number;

insert into academic_terms (id, academic_year, term_type, term_number, start_date, end_date, is_current, settings)
select
    md5('term ' || number)::uuid,
    first_year || '-' || first_year + 1,
    case number % 2 when 1 then 'fall' else 'spring' end,
    case number % 2 when 1 then 1 else 2 end,
    case number % 2 when 1 then make_date(first_year, 9, 15) else make_date(first_year + 1, 2, 14) end,
    case number % 2 when 1 then make_date(first_year, 12, 30) else make_date(first_year + 1, 6, 5) end,
    number >= 11,
    '{"weeks": 15}'
from generate_series(1, 12) as number
cross join lateral (select 2020 + (number - 1) / 2) as years (first_year);
