-- The enrollments. Attendance is that of the registers, and where there are none the student's diligence.
analyze attendance_records;

insert into course_enrollments (
    id,
    course_offering_id,
    student_id,
    enrollment_date,
    enrollment_status,
    status_changed_date,
    grade,
    grade_points,
    attendance_percentage,
    is_retake
)
with registered as (
    select
        attendance_records.student_id,
        class_schedules.course_offering_id,
        round(
            100.0 * count(*) filter (where attendance_records.status in ('present', 'late'))
            / nullif(count(*) filter (where attendance_records.status in ('present', 'late', 'absent')), 0),
            2
        ) as attendance_percentage
    from attendance_records
    join class_schedules on class_schedules.id = attendance_records.class_schedule_id
    group by
        attendance_records.student_id,
        class_schedules.course_offering_id
),

dated as (
    select
        seats.*,
        drawn_sections.id as offering_id,
        drawn_students.id as student_id,
        drawn_terms.starts,
        drawn_terms.ends,
        drawn_terms.is_current,
        drawn_terms.starts - 70
        + pg_temp.chance(format('registers %s %s', seats.student, seats.term)) * interval '45 days'
        + seats.hour * interval '1 minute' as registered_at
    from seats
    join drawn_students using (student)
    join drawn_sections using (offering)
    join drawn_terms on drawn_terms.term = seats.term
)

select
    pg_temp.id(format('enrollment %s %s', dated.offering_id, dated.student)),
    dated.offering_id,
    dated.student_id,
    coalesce(queue_entries.ended_at, least(dated.registered_at, numbers.noon - interval '2 days')),
    dated.status,
    case dated.status
        when 'completed' then dated.ends + interval '8 days'
        when 'dropped' then least(dated.starts + interval '9 days', numbers.noon)
        when 'withdrawn' then least(dated.starts + interval '45 days', numbers.noon)
    end,
    case when dated.status = 'completed' then letters.letter_grade end,
    case when dated.status = 'completed' then letters.grade_point end,
    case
        when registered.attendance_percentage is not null then registered.attendance_percentage
        when dated.status = 'completed' then round(100 * diligence.part::numeric, 2)
    end,
    dated.is_repeat
from dated
cross join numbers
join letters using (percent)
left join diligence using (student, term, course)
left join registered
    on registered.student_id = dated.student_id
    and registered.course_offering_id = dated.offering_id
left join queue_entries
    on queue_entries.offering = dated.offering
    and queue_entries.student = dated.student
    and queue_entries.status = 'enrolled'
order by
    dated.term,
    dated.student,
    dated.course;
