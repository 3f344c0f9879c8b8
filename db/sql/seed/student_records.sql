-- The students' records: status, averages, credits and advisor follow from what they took. One row per student.
create temporary table results on commit drop as
select
    seats.student,
    round(avg(letters.grade_point), 2) as gpa,
    5 * count(distinct seats.course) filter (where letters.grade_point > 0) as credits
from seats
join letters using (percent)
where seats.status = 'completed'
group by seats.student;

-- Who has all credits of every kind that the degree asks for.
create temporary table finishers on commit drop as
with earned as (
    select
        drawn_students.student,
        coalesce(counted_courses.requirement_type, 'elective') as requirement_type,
        5 * count(distinct seats.course) as credits
    from seats
    join letters using (percent)
    join drawn_students using (student)
    left join counted_courses
        on counted_courses.program = drawn_students.program
        and counted_courses.course = seats.course
    where seats.status = 'completed'
        and letters.grade_point > 0
    group by
        drawn_students.student,
        requirement_type
)

select drawn_students.student
from drawn_students
join drawn_requirements using (program)
left join earned using (student, requirement_type)
group by drawn_students.student
having bool_and(coalesce(earned.credits, 0) >= drawn_requirements.required_credits);

analyze results, finishers;

create temporary table statuses on commit drop as
select
    drawn_students.student,
    least(
        numbers.terms,
        drawn_students.first_term + coalesce(drawn_students.left_after, drawn_students.semesters) - 1
    ) as last_term,
    case
        when drawn_students.first_term + coalesce(drawn_students.left_after, 99) <= numbers.terms
            then case when results.gpa < 1.6 then 'expelled' else 'withdrawn' end
        when drawn_students.first_term + drawn_students.semesters > numbers.terms
            then case
                when drawn_students.is_suspended then 'suspended'
                when drawn_students.rests_now then 'inactive'
                else 'active'
            end
        -- what was taken before the first term on record was enough
        when drawn_students.first_term <= 0 or finishers.student is not null then 'graduated'
        else 'inactive'
    end as status
from drawn_students
cross join numbers
left join results using (student)
left join finishers using (student);

create unique index on statuses (student);
analyze statuses;

insert into students (
    id,
    user_id,
    student_number,
    academic_program_id,
    enrollment_date,
    expected_graduation_date,
    actual_graduation_date,
    status,
    study_mode,
    funding_type,
    gpa,
    total_credits_earned,
    academic_advisor_id
)
select
    drawn_students.id,
    pg_temp.id('student ' || drawn_students.student),
    format(
        'STU%s%s',
        extract(year from first_days.began),
        lpad(drawn_students.student::text, 6, '0')
    ),
    pg_temp.id('program ' || drawn_programs.code),
    first_days.began,
    (first_days.began + make_interval(years => drawn_students.semesters / 2) - interval '77 days')::date,
    case when statuses.status = 'graduated' then last_terms.ends end,
    statuses.status,
    case
        when draws.mode < 0.86 then 'full_time'
        when draws.mode < 0.94 then 'part_time'
        when draws.mode < 0.98 then 'hybrid'
        else 'distance'
    end,
    case
        when draws.funding < 0.38 then 'state_funded'
        when draws.funding < 0.85 then 'self_funded'
        when draws.funding < 0.95 then 'scholarship'
        else 'sponsored'
    end,
    results.gpa,
    coalesce(results.credits, 0),
    pg_temp.id('staff ' || advisors.staff)
from drawn_students
join drawn_programs using (program)
join drawn_terms as first_terms on first_terms.term = 1
join statuses using (student)
join drawn_terms as last_terms on last_terms.term = statuses.last_term
cross join lateral (
    select make_date(
        (first_terms.half + drawn_students.first_term - 1) / 2,
        case when (first_terms.half + drawn_students.first_term - 1) % 2 = 1 then 9 else 2 end,
        15
    ) as began
) as first_days
cross join lateral (
    select
        pg_temp.chance('mode ' || drawn_students.student) as mode,
        pg_temp.chance('funding ' || drawn_students.student) as funding
) as draws
left join results using (student)
left join advisors
    on advisors.unit = drawn_students.unit
    and advisors.place = 1 + drawn_students.student % advisors.advisors
order by drawn_students.student;
