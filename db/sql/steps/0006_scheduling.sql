-- Buildings, rooms, meetings, the calendar and attendance.

create table buildings (
    id uuid default gen_random_uuid() primary key,
    code text not null unique,
    name jsonb not null,
    address jsonb,
    floors integer,
    coordinates point,
    created_at timestamptz default now()
);

create table rooms (
    id uuid default gen_random_uuid() primary key,
    building_id uuid references buildings,
    room_number text not null,
    room_type text check (
        room_type in (
            'classroom',
            'lecture_hall',
            'lab',
            'computer_lab',
            'meeting_room',
            'auditorium'
        )
    ),
    capacity integer not null,
    equipment text[],
    features jsonb,
    is_available boolean default true,
    created_at timestamptz default now(),
    unique (building_id, room_number)
);

create table class_schedules (
    id uuid default gen_random_uuid() primary key,
    course_offering_id uuid references course_offerings on delete cascade,
    day_of_week integer check (day_of_week between 0 and 6),
    start_time time not null,
    end_time time not null,
    room_id uuid references rooms,
    schedule_type text check (schedule_type in ('lecture', 'lab', 'tutorial', 'seminar')),
    instructor_id uuid references users,
    effective_from date,
    effective_until date,
    is_recurring boolean default true,
    recurrence_pattern jsonb,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index class_schedules_course_offering_id_idx on class_schedules (course_offering_id);
create index class_schedules_room_id_idx on class_schedules (room_id);
create index class_schedules_instructor_id_idx on class_schedules (instructor_id);
create index class_schedules_day_of_week_idx on class_schedules (day_of_week, start_time);

create table calendar_events (
    id uuid default gen_random_uuid() primary key,
    academic_term_id uuid references academic_terms,
    event_type text check (
        event_type in (
            'holiday',
            'exam',
            'registration',
            'deadline',
            'academic',
            'social',
            'other'
        )
    ),
    title jsonb not null,
    description jsonb,
    start_datetime timestamptz not null,
    end_datetime timestamptz,
    location text,
    is_mandatory boolean default false,
    target_audience text[],
    created_by uuid references users,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index calendar_events_academic_term_id_idx on calendar_events (academic_term_id);
create index calendar_events_created_by_idx on calendar_events (created_by);
create index calendar_events_start_datetime_idx on calendar_events (start_datetime);

create table attendance_records (
    id uuid default gen_random_uuid() primary key,
    class_schedule_id uuid references class_schedules,
    student_id uuid references students,
    attendance_date date not null,
    status text check (status in ('present', 'absent', 'late', 'excused', 'sick')),
    check_in_time timestamptz,
    check_out_time timestamptz,
    notes text,
    marked_by uuid references users,
    marked_at timestamptz default now(),
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (class_schedule_id, student_id, attendance_date)
);

create index attendance_records_student_id_idx on attendance_records (student_id);
create index attendance_records_marked_by_idx on attendance_records (marked_by);
create index attendance_records_attendance_date_idx on attendance_records (attendance_date);
