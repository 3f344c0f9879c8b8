-- The university, its faculties, departments and centres, and the rooms that they share.
insert into organization_units (id, parent_id, type, code, name, established_date)
select
    pg_temp.id('unit ' || units.code),
    pg_temp.id('unit ' || units.parent),
    units.type,
    units.code,
    pg_temp.texts(units.az, units.en, units.ru),
    make_date(1972 + 3 * (units.number % 15), 9, 1)
from listed_units as units
cross join numbers
where units.number <= numbers.units
order by units.number;

-- Units that teach. Departments share the courses of their faculty; a centre teaches everybody.
create temporary table teaching_units on commit drop as
select
    units.number as unit,
    units.code,
    units.type = 'center' as is_center,
    case when units.type = 'center' then units.code else units.parent end as faculty,
    units.has_master,
    units.az,
    units.en,
    units.ru,
    pg_temp.id('unit ' || units.code) as id
from listed_units as units
cross join numbers
where units.number <= numbers.units
    and units.type in ('department', 'center');

analyze teaching_units;

insert into buildings (id, code, name, floors)
select
    pg_temp.id('building ' || letter),
    letter,
    pg_temp.texts(letter || ' korpusu', 'Building ' || letter, 'Корпус ' || letter),
    4 + ascii(letter) % 3
from unnest('{A,B,C,D,E,F}'::text[]) as letter;

-- Enough rooms for the meetings of one hour: an offering meets in about 2 of 30 hours. The largest first.
create temporary table drawn_rooms on commit drop as
select
    place,
    chr(65 + place % 6) as building,
    format('%s%s', 1 + place / 6 % 5, lpad((1 + place / 30)::text, 2, '0')) as number,
    case
        when part < 0.03 then 200
        when part < 0.10 then 120
        when part < 0.30 then 60
        when part < 0.75 then 40
        else 24
    end as capacity
from numbers
cross join lateral generate_series(0, 4 + numbers.offerings / numbers.terms / 8) as place
cross join lateral (
    select place::double precision / (4 + numbers.offerings / numbers.terms / 8) as part
) as rank;

analyze drawn_rooms;

insert into rooms (id, building_id, room_number, room_type, capacity)
select
    pg_temp.id('room ' || place),
    pg_temp.id('building ' || building),
    number,
    case
        when capacity = 200 then 'auditorium'
        when capacity = 120 then 'lecture_hall'
        when capacity = 24 and place % 3 = 0 then 'computer_lab'
        when capacity = 24 and place % 3 = 1 then 'lab'
        else 'classroom'
    end,
    capacity
from drawn_rooms;
