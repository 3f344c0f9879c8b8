-- Assessments out of 100, out of 10 or without a total; submissions; marks on both scales, percentages now and then.

-- Round after round over the offerings in which somebody sits.
create temporary table tested as
select
    numbers.number,
    seats.number as offering,
    case when numbers.number % 33 <> 0 then (array[100, 100, 10])[1 + seats.number % 3] end as total
from wanted
cross join generate_series(1, wanted.assessments) as numbers (number)
join seats on seats.place = 1 + (numbers.number - 1) % (wanted.offerings - wanted.empty_offerings);

insert into assessments (id, course_offering_id, title, assessment_type, weight_percentage, total_marks, passing_marks, due_date, created_by, created_at, updated_at)
select
    md5('assessment ' || tested.number)::uuid,
    md5('offering ' || tested.offering)::uuid,
    jsonb_build_object('az', 'Kollokvium ' || tested.number),
    (array['exam', 'quiz', 'assignment', 'participation', null])[1 + tested.number % 5],
    10,
    tested.total,
    case when tested.number % 3 = 0 then tested.total / 2 end,
    timestamptz '2022-10-01 09:00+04' + tested.number % 100 * interval '1 day',
    md5('user ' || wanted.students + 1 + tested.number % wanted.staff)::uuid,
    timestamptz '2022-09-20 09:00+04' + tested.number % 50000 * interval '1 minute',
    timestamptz '2025-01-20 09:00+04' + tested.number % 50000 * interval '1 minute'
from tested
cross join wanted;

-- One mark for each enrollment, and a second for the first of them.
create temporary table marked as
with offered as (
    select
        tested.number,
        tested.offering,
        tested.total,
        row_number() over (partition by tested.offering order by tested.number) as place,
        count(*) over (partition by tested.offering) as assessments
    from tested
)
select
    numbers.number,
    offered.number as assessment,
    sitting.student,
    offered.total,
    (numbers.number * 37 % 101)::numeric as hundredth
from wanted
cross join generate_series(1, wanted.grades) as numbers (number)
join sitting on sitting.number = 1 + (numbers.number - 1) % wanted.enrollments
join offered
    on offered.offering = sitting.offering
    and offered.place = 1 + (sitting.number + numbers.number / (wanted.enrollments + 1)) % offered.assessments;

insert into assessment_submissions (id, assessment_id, student_id, attempt_number, submission_date, file_urls, status, created_at, updated_at)
select
    md5('submission ' || marked.number)::uuid,
    md5('assessment ' || marked.assessment)::uuid,
    md5('student ' || marked.student)::uuid,
    1,
    timestamptz '2022-10-01 09:00+04' + marked.number % 90000 * interval '1 minute',
    case when marked.number % 2 = 0 then array['/submissions/' || marked.number || '.pdf'] end,
    'graded',
    timestamptz '2022-10-01 09:00+04' + marked.number % 90000 * interval '1 minute',
    timestamptz '2022-12-01 09:00+04' + marked.number % 90000 * interval '1 minute'
from wanted
join marked on marked.number <= wanted.submissions;

insert into grades (id, assessment_id, student_id, submission_id, graded_by, marks_obtained, percentage, letter_grade, feedback, is_final, graded_at, grade_history, created_at, updated_at)
select
    md5('grade ' || marked.number)::uuid,
    md5('assessment ' || marked.assessment)::uuid,
    md5('student ' || marked.student)::uuid,
    case when marked.number <= wanted.submissions then md5('submission ' || marked.number)::uuid end,
    md5('user ' || wanted.students + 1 + marked.number % wanted.staff)::uuid,
    case
        when marked.number % 200 = 0 then null
        when coalesce(marked.total, 10) = 10 then marked.hundredth / 10
        else marked.hundredth
    end,
    case when marked.number % 3 = 0 then marked.hundredth end,
    case when marked.number % 10 = 0 then (array['A', 'B', 'C', 'D', 'E', 'F'])[1 + (100 - marked.hundredth)::integer / 20] end,
    case when marked.number % 1000 = 0 then 'Yaxşı işdir' end,
    marked.number % 4 = 0,
    timestamptz '2022-12-01 09:00+04' + marked.number % 90000 * interval '1 minute',
    case when marked.number % 2000 = 0 then array['{"old": 5}'::jsonb] end,
    timestamptz '2022-12-01 09:00+04' + marked.number % 90000 * interval '1 minute',
    timestamptz '2025-07-01 09:00+04' + marked.number % 90000 * interval '1 minute'
from wanted
cross join marked;

insert into grade_point_scale (id, letter_grade, grade_point, min_percentage, max_percentage, description, display_order)
select md5('campus letter ' || letter)::uuid, letter, points, lowest, highest, jsonb_build_object('az', az), display_order
from (
    values
        ('A', 4.0, 91, 100, 'Əla', 1),
        ('B', 3.0, 81, 90.99, 'Çox yaxşı', 2),
        ('C', 2.5, 71, 80.99, 'Yaxşı', 3),
        ('D', 2.0, 61, 70.99, 'Kafi', 4),
        ('E', 1.0, 51, 60.99, 'Qənaətbəxş', 5),
        ('F', 0.0, 0, 50.99, 'Qeyri-kafi', 6)
) as scale (letter, points, lowest, highest, az, display_order);

insert into enrollment_grades (id, enrollment_id, grade_component, marks_obtained, max_marks, weight_percentage)
select
    md5('enrollment grade ' || sitting.number)::uuid,
    md5('enrollment ' || sitting.number)::uuid,
    'Davamiyyət',
    sitting.number % 11,
    10,
    10
from sitting
where sitting.number % 400 = 0;

insert into grade_appeals (id, grade_id, student_id, reason, status, original_grade)
select
    md5('appeal ' || marked.number)::uuid,
    md5('grade ' || marked.number)::uuid,
    md5('student ' || marked.student)::uuid,
    'Balı yenidən yoxlayın',
    'pending',
    jsonb_build_object('marks', marked.hundredth)
from marked
where marked.number % 3000 = 7;
