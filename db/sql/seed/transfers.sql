-- Students who came from elsewhere, and what their work there counts as. One row per piece of work.
insert into lms_ops.transfer_credits (
    id,
    student_id,
    external_institution,
    external_course_code,
    external_course_name,
    external_credits,
    external_grade,
    completed_on,
    status,
    equivalency_id,
    course_id,
    credits_awarded,
    note,
    recorded_by,
    recorded_at,
    decided_by,
    decided_at
)
with came_from_elsewhere as (
    select
        drawn_students.student,
        drawn_terms.starts,
        pg_temp.chance('came from elsewhere ' || drawn_students.student) as draw
    from drawn_students
    join statuses using (student)
    -- the rules hold from the first term on
    join drawn_terms
        on drawn_terms.term = drawn_students.first_term
        and drawn_terms.term >= 2
    where statuses.status = 'active'
),

possible as (
    select
        came_from_elsewhere.student,
        came_from_elsewhere.starts,
        rules.id as rule_id,
        rules.course_id,
        rules.external_institution,
        rules.external_course_code,
        rules.external_course_name,
        rules.credits_awarded,
        pg_temp.chance(format('fate of work %s %s', came_from_elsewhere.student, drawn_courses.course)) as fate,
        row_number() over (
            partition by came_from_elsewhere.student
            order by pg_temp.chance(format('work elsewhere %s %s', came_from_elsewhere.student, drawn_courses.course))
        ) as place
    from came_from_elsewhere
    cross join course_equivalencies as rules
    join drawn_courses on drawn_courses.id = rules.course_id
    where came_from_elsewhere.draw < 0.03
        and rules.external_course_name is not null
        and rules.approval_status = 'approved'
        -- nobody takes again what was credited
        and not exists (
            select
            from taken
            where taken.student = came_from_elsewhere.student
                and taken.course = drawn_courses.course
        )
),

judged as (
    select
        possible.*,
        case
            when possible.fate < 0.7 then 'credited'
            when possible.fate < 0.9 then 'recorded'
            else 'refused'
        end as status,
        least(possible.starts + interval '10 days', numbers.noon - interval '9 days') as recorded_at
    from possible
    cross join numbers
    where possible.place <= 3
)

select
    pg_temp.id(format('transfer credit %s %s', judged.student, judged.rule_id)),
    pg_temp.id('student record ' || judged.student),
    judged.external_institution,
    judged.external_course_code,
    judged.external_course_name,
    (array[4, 5, 6])[1 + floor(30 * judged.fate)::integer % 3],
    (array['A', 'B+', 'B', 'C'])[1 + floor(40 * judged.fate)::integer % 4],
    judged.starts - 80,
    judged.status,
    case when judged.status = 'credited' then judged.rule_id end,
    case when judged.status = 'credited' then judged.course_id end,
    case when judged.status = 'credited' then judged.credits_awarded end,
    case when judged.status = 'refused' then 'The syllabus covers less than half of the course.' end,
    pg_temp.id('staff 2'),
    judged.recorded_at,
    case when judged.status <> 'recorded' then pg_temp.id('staff 2') end,
    case when judged.status <> 'recorded' then judged.recorded_at + interval '5 days' end
from judged;
