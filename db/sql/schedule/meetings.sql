-- Buildings, rooms and when the sections meet.

insert into buildings (code, name)
select distinct
    incoming_meetings.building,
    jsonb_build_object('en', incoming_meetings.building)
from incoming_meetings
where incoming_meetings.building is not null
on conflict (code) do nothing;

-- A room is at least as large as the largest class that sits in it.
with used_rooms as (
    select
        buildings.id as building_id,
        incoming_meetings.room_number,
        max(incoming_sections.enrolled) as capacity
    from incoming_meetings
    join incoming_sections using (place)
    join buildings on buildings.code = incoming_meetings.building
    group by
        buildings.id,
        incoming_meetings.room_number
)

insert into rooms as known (building_id, room_number, capacity)
select
    used_rooms.building_id,
    used_rooms.room_number,
    used_rooms.capacity
from used_rooms
on conflict (building_id, room_number) do update
set capacity = excluded.capacity
where known.capacity < excluded.capacity;

create temporary table wanted_meetings on commit drop as
select
    incoming_sections.course_offering_id,
    incoming_meetings.day_of_week,
    incoming_meetings.start_time,
    incoming_meetings.end_time,
    rooms.id as room_id,
    users.id as instructor_id,
    incoming_meetings.effective_from,
    incoming_meetings.effective_until,
    case incoming_sections.component
        when 'Lecture' then 'lecture'
        when 'Laboratory' then 'lab'
        when 'Discussion' then 'tutorial'
        when 'SEM' then 'seminar'
    end as schedule_type
from incoming_meetings
join incoming_sections using (place)
left join buildings on buildings.code = incoming_meetings.building
left join rooms
    on rooms.building_id = buildings.id
    and rooms.room_number = incoming_meetings.room_number
left join users on users.username = incoming_meetings.instructor;

-- A meeting that somebody took attendance at stays.
delete from class_schedules as schedules
using imported_offerings
where schedules.course_offering_id = imported_offerings.course_offering_id
    and imported_offerings.place is not null
    and not exists (
        select
        from wanted_meetings as wanted
        where wanted.course_offering_id = schedules.course_offering_id
            and wanted.day_of_week = schedules.day_of_week
            and wanted.start_time = schedules.start_time
            and wanted.end_time = schedules.end_time
            and (
                wanted.room_id,
                wanted.instructor_id,
                wanted.effective_from,
                wanted.effective_until,
                wanted.schedule_type
            ) is not distinct from (
                schedules.room_id,
                schedules.instructor_id,
                schedules.effective_from,
                schedules.effective_until,
                schedules.schedule_type
            )
    )
    and not exists (
        select
        from attendance_records
        where attendance_records.class_schedule_id = schedules.id
    );

insert into class_schedules (
    course_offering_id,
    day_of_week,
    start_time,
    end_time,
    room_id,
    instructor_id,
    effective_from,
    effective_until,
    schedule_type
)
select
    wanted_meetings.*
from wanted_meetings
except
select
    schedules.course_offering_id,
    schedules.day_of_week,
    schedules.start_time,
    schedules.end_time,
    schedules.room_id,
    schedules.instructor_id,
    schedules.effective_from,
    schedules.effective_until,
    schedules.schedule_type
from class_schedules as schedules;
