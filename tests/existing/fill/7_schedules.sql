-- Class schedules, each distinct one repeated about fifty times; rooms and instructors mostly null.

insert into buildings (id, code, name, floors, coordinates)
select md5('building ' || number)::uuid, 'K' || number, pg_temp.words('Korpus ' || number, 'Building ' || number, number), 5, point(49.8, 40.4)
from generate_series(1, 4) as number;

insert into rooms (id, building_id, room_number, room_type, capacity, equipment)
select md5('room ' || number)::uuid, md5('building ' || 1 + number % 4)::uuid, (100 + number)::text, 'classroom', 30 + number % 3 * 20, array['proyektor']
from generate_series(1, 40) as number;

create temporary table meetings as
select
    numbers.number,
    seats.number as offering,
    (numbers.number - 1) / wanted.scheduled_offerings as slot
from wanted
cross join generate_series(1, wanted.distinct_schedules) as numbers (number)
join seats on seats.place = 1 + (numbers.number - 1) % wanted.scheduled_offerings;

insert into class_schedules (id, course_offering_id, day_of_week, start_time, end_time, room_id, schedule_type, instructor_id, is_recurring, created_at, updated_at)
select
    md5('schedule ' || numbers.number)::uuid,
    md5('offering ' || meetings.offering)::uuid,
    1 + (meetings.offering + meetings.slot) % 5,
    time '08:30' + (meetings.offering * 3 + meetings.slot / 5) % 6 * interval '95 minutes',
    time '10:00' + (meetings.offering * 3 + meetings.slot / 5) % 6 * interval '95 minutes',
    case when meetings.offering % 50 = 0 then md5('room ' || 1 + meetings.offering % 40)::uuid end,
    case when meetings.slot % 3 = 2 then 'seminar' else 'lecture' end,
    case when meetings.offering % 20 = 0 then md5('user ' || wanted.students + 1 + meetings.offering % wanted.staff)::uuid end,
    true,
    timestamptz '2022-09-05 09:00+04' + numbers.number % 9000 * interval '1 minute',
    timestamptz '2022-09-05 09:00+04' + numbers.number % 9000 * interval '1 minute'
from wanted
cross join generate_series(1, wanted.schedules) as numbers (number)
join meetings on meetings.number = 1 + (numbers.number - 1) % wanted.distinct_schedules;

insert into calendar_events (id, academic_term_id, event_type, title, start_datetime, end_datetime, created_by)
select
    md5('event ' || number)::uuid,
    md5('term ' || number)::uuid,
    'exam',
    pg_temp.words('İmtahan sessiyası', 'Exams', number),
    timestamptz '2021-01-05 09:00+04' + number * interval '180 days',
    timestamptz '2021-01-25 18:00+04' + number * interval '180 days',
    md5('user ' || wanted.users)::uuid
from wanted
cross join generate_series(1, 12) as number;
