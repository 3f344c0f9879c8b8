-- The offerings with their limits, teachers and weekly classes.
insert into course_offerings (
    id,
    course_id,
    academic_term_id,
    section_code,
    language_of_instruction,
    max_enrollment,
    current_enrollment,
    waitlist_capacity,
    delivery_mode,
    is_published,
    enrollment_status,
    component
)
select
    drawn_sections.id,
    pg_temp.id('course ' || drawn_sections.course),
    drawn_terms.id,
    drawn_sections.section_code,
    case
        when spoken.draw < 0.72 then 'az'
        when spoken.draw < 0.87 then 'en'
        else 'ru'
    end,
    case
        when drawn_terms.is_current and limits.is_over_full then limits.seated
        else limits.published
    end,
    case when drawn_terms.is_current then limits.seated else 0 end,
    greatest(10, coalesce(queued.entries, 0) + 5),
    case
        when weekly.classes is null and drawn_sections.kind <> 'project' then 'recorded'
        when weekly.is_online then 'online'
        when spoken.draw > 0.93 then 'hybrid'
        else 'in_person'
    end,
    true,
    case
        when not drawn_terms.is_current then 'closed'
        when limits.seated >= limits.published or queued.entries > 0 then 'waitlist'
        else 'open'
    end,
    case
        when drawn_sections.kind = 'project' then 'IND'
        when drawn_sections.part = 'seminar' then 'Seminar'
        else 'Lecture'
    end
from drawn_sections
join drawn_terms using (term)
join limits using (offering)
cross join lateral (select pg_temp.chance('spoken ' || drawn_sections.id) as draw) as spoken
left join (
    select
        queue_entries.offering,
        count(*) as entries
    from queue_entries
    group by queue_entries.offering
) as queued using (offering)
left join (
    select
        classes.offering,
        count(*) as classes,
        bool_and(classes.is_online) as is_online
    from classes
    group by classes.offering
) as weekly using (offering)
order by drawn_sections.offering;

-- numbers that an earlier, broken-off seed has used up
alter table lms_ops.capacity_overrides alter column id restart;

-- More students than seats: the published limit stands beside the raised one, in a finished term as a closed exception.
insert into lms_ops.capacity_overrides (course_offering_id, published_limit, reason, set_by, set_at, closed_at)
select
    drawn_sections.id,
    limits.published,
    case limits.offering % 3
        when 0 then 'Students in their last year need the course to graduate.'
        when 1 then 'A parallel section was cancelled.'
        else 'The dean admitted further students.'
    end,
    pg_temp.id('staff 2'),
    drawn_terms.starts + interval '10 hours' - interval '9 days',
    case when not drawn_terms.is_current then drawn_terms.ends::timestamptz end
from limits
join drawn_sections using (offering)
join drawn_terms using (term)
where limits.is_over_full
order by drawn_sections.offering;

insert into course_instructors (id, course_offering_id, instructor_id, role, share, assigned_date, assigned_by)
select
    pg_temp.id(format('instructor %s %s', drawn_sections.id, assigned.staff)),
    drawn_sections.id,
    pg_temp.id('staff ' || assigned.staff),
    assigned.role,
    assigned.share,
    drawn_terms.starts - interval '30 days',
    heads.user_id
from (
    select
        teachers.offering,
        teachers.staff,
        'primary' as role,
        1 - coalesce(co_teachers.share, 0) as share
    from teachers
    left join co_teachers using (offering)
    where teachers.staff is not null
    union all
    select offering, staff, role, share
    from co_teachers
) as assigned
join drawn_sections using (offering)
join drawn_terms using (term)
join (
    select
        drawn_staff.unit,
        pg_temp.id('staff ' || drawn_staff.staff) as user_id
    from drawn_staff
    where drawn_staff.post = 'head'
) as heads on heads.unit = drawn_sections.unit
order by drawn_sections.offering, assigned.role;

insert into class_schedules (
    id,
    course_offering_id,
    day_of_week,
    start_time,
    end_time,
    room_id,
    schedule_type,
    instructor_id,
    effective_from,
    effective_until
)
select
    pg_temp.id(format('class %s %s', drawn_sections.id, classes.place)),
    drawn_sections.id,
    classes.day,
    classes.starts,
    classes.starts + interval '75 minutes',
    pg_temp.id('room ' || class_rooms.room),
    case when classes.place = 1 then 'lecture' when drawn_sections.course % 4 = 0 then 'lab' else 'seminar' end,
    pg_temp.id('staff ' || classes.staff),
    drawn_terms.starts,
    drawn_terms.ends
from classes
join drawn_sections using (offering)
join drawn_terms on drawn_terms.term = classes.term
left join class_rooms using (offering, place)
order by
    classes.offering,
    classes.place;
