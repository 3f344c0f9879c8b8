-- What is marked in each offering, and the marks: the final ones of finished terms, and what is due in the current one.
create temporary table assessment_kinds (
    place integer,
    kind text,
    assessment_type text,
    weight integer,
    total_marks integer,
    due_day integer,
    az text,
    en text,
    ru text
) on commit drop;

-- An offering has as many as it needs, from the first; the examination weighs what the others leave of 100.
insert into assessment_kinds values
    (1, 'exam', 'exam', 0, 100, 120, 'Yekun imtahan', 'Final examination', 'Итоговый экзамен'),
    (2, 'midterm', 'exam', 20, 50, 52, 'Kollokvium', 'Midterm examination', 'Коллоквиум'),
    (3, 'participation', 'participation', 10, 10, 104, 'Dərsdə fəallıq', 'Participation', 'Активность на занятиях'),
    (4, 'assignment 1', 'assignment', 10, 20, 30, 'Sərbəst iş 1', 'Assignment 1', 'Самостоятельная работа 1'),
    (5, 'quiz 1', 'quiz', 4, 10, 23, 'Test 1', 'Quiz 1', 'Тест 1'),
    (6, 'project', 'project', 10, 40, 95, 'Layihə', 'Project', 'Проект'),
    (7, 'assignment 2', 'assignment', 6, 20, 72, 'Sərbəst iş 2', 'Assignment 2', 'Самостоятельная работа 2'),
    (8, 'quiz 2', 'quiz', 4, 10, 65, 'Test 2', 'Quiz 2', 'Тест 2'),
    (9, 'presentation', 'presentation', 4, 10, 86, 'Təqdimat', 'Presentation', 'Презентация'),
    (10, 'quiz 3', 'quiz', 2, 10, 93, 'Test 3', 'Quiz 3', 'Тест 3');

create temporary table drawn_assessments on commit drop as
with counted as (
    select
        drawn_sections.offering,
        drawn_sections.id as offering_id,
        drawn_sections.unit,
        drawn_sections.term,
        numbers.assessments / numbers.offerings
        + (
            row_number() over (order by pg_temp.chance('assessments ' || drawn_sections.id), drawn_sections.offering)
            <= numbers.assessments % numbers.offerings
        )::integer as assessments
    from drawn_sections
    cross join numbers
),

weighed as (
    select
        counted.*,
        assessment_kinds.*,
        sum(assessment_kinds.weight) over (partition by counted.offering) as others
    from counted
    join assessment_kinds on assessment_kinds.place <= counted.assessments
)

select
    weighed.offering,
    weighed.unit,
    weighed.term,
    weighed.offering_id,
    weighed.kind,
    weighed.assessment_type,
    weighed.total_marks,
    weighed.az,
    weighed.en,
    weighed.ru,
    case when weighed.kind = 'exam' then 100 - weighed.others else weighed.weight end as weight,
    drawn_terms.starts + weighed.due_day + weighed.offering % 7 + time '18:00' as due_at,
    pg_temp.id(format('assessment %s %s', weighed.offering_id, weighed.kind)) as id
from weighed
join drawn_terms on drawn_terms.term = weighed.term;

analyze drawn_assessments;

create temporary table heads on commit drop as
select
    drawn_staff.unit,
    pg_temp.id('staff ' || drawn_staff.staff) as user_id
from drawn_staff
where drawn_staff.post = 'head';

analyze heads;

insert into assessments (
    id,
    course_offering_id,
    title,
    assessment_type,
    weight_percentage,
    total_marks,
    passing_marks,
    due_date,
    duration_minutes,
    submission_type,
    is_group_work,
    created_by
)
select
    drawn_assessments.id,
    drawn_assessments.offering_id,
    pg_temp.texts(drawn_assessments.az, drawn_assessments.en, drawn_assessments.ru),
    drawn_assessments.assessment_type,
    drawn_assessments.weight,
    drawn_assessments.total_marks,
    drawn_assessments.total_marks * 0.6,
    drawn_assessments.due_at,
    case drawn_assessments.assessment_type when 'exam' then 120 when 'quiz' then 20 end,
    case
        when drawn_assessments.assessment_type in ('assignment', 'project') then 'online'
        when drawn_assessments.assessment_type = 'presentation' then 'presentation'
        else 'in_person'
    end,
    drawn_assessments.kind = 'project' and drawn_assessments.offering % 4 = 0,
    coalesce(pg_temp.id('staff ' || teachers.staff), heads.user_id)
from drawn_assessments
join teachers using (offering)
join heads on heads.unit = drawn_assessments.unit
order by
    drawn_assessments.offering,
    drawn_assessments.due_at,
    drawn_assessments.kind;
