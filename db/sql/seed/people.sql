-- Staff and students as users and persons. Nobody can sign in: no password has the hash '!'.
create temporary table drawn_people on commit drop as
select
    'staff ' || drawn_staff.staff as key,
    drawn_staff.staff as number,
    drawn_staff.is_there as is_active,
    1960 + floor(38 * pg_temp.chance('born staff ' || drawn_staff.staff))::integer as born
from drawn_staff
union all
select
    'student ' || drawn_students.student,
    (select numbers.staff from numbers) + drawn_students.student,
    true,
    extract(year from drawn_terms.starts)::integer + (drawn_students.first_term - 1) / 2
    - case when drawn_students.is_master then 22 else 18 end
    - floor(2.5 * pg_temp.chance('born student ' || drawn_students.student))::integer
from drawn_students
join drawn_terms on drawn_terms.term = 1;

create temporary table named_people on commit drop as
select
    drawn_people.*,
    pg_temp.id(drawn_people.key) as user_id,
    pg_temp.chance('speaks ' || drawn_people.key) as speaks,
    listed_people.gender,
    listed_people.first_name_az,
    listed_people.first_name_en,
    listed_people.first_name_ru,
    listed_people.last_name_az,
    listed_people.last_name_en,
    listed_people.last_name_ru,
    lower(format('%s.%s%s', listed_people.first_name_en, listed_people.last_name_en, drawn_people.number)) as username
from drawn_people
join listed_people on listed_people.number = drawn_people.number % (select count(*) from listed_people);

insert into users (id, username, email, email_verified, password_hash, is_active, last_login_at)
select
    named_people.user_id,
    named_people.username,
    named_people.username || '@example.edu',
    true,
    '!',
    named_people.is_active,
    case
        when named_people.is_active
            then numbers.noon - pg_temp.chance('seen ' || named_people.key) ^ 3 * interval '60 days'
    end
from named_people
cross join numbers
order by named_people.number;

insert into persons (
    id,
    user_id,
    first_name,
    last_name,
    first_name_az,
    last_name_az,
    first_name_ru,
    last_name_ru,
    date_of_birth,
    gender,
    nationality
)
select
    pg_temp.id('person ' || named_people.key),
    named_people.user_id,
    named_people.first_name_en,
    named_people.last_name_en,
    named_people.first_name_az,
    named_people.last_name_az,
    named_people.first_name_ru,
    named_people.last_name_ru,
    make_date(named_people.born, 1, 1) + floor(365 * pg_temp.chance('birthday ' || named_people.key))::integer,
    named_people.gender,
    'AZ'
from named_people
order by named_people.number;

insert into user_preferences (id, user_id, language)
select
    pg_temp.id('preferences ' || named_people.key),
    named_people.user_id,
    case
        when named_people.speaks < 0.74 then 'az'
        when named_people.speaks < 0.88 then 'ru'
        else 'en'
    end
from named_people
order by named_people.number;
