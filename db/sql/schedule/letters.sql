-- Which student gets which letter, so that every section has the letters that were published for it.

-- One row per row of the file. A section is known by course and code, else by its class number, and counts once:
-- a second instructor repeats it.
create temporary table named_sections on commit drop as
with found as (
    select
        incoming_grades.*,
        coalesce(by_code.course_offering_id, by_number.course_offering_id) as course_offering_id
    from incoming_grades
    left join incoming_sections as by_code using (course_code, section_code)
    left join incoming_sections as by_number on by_number.class_number = incoming_grades.class_number
)

select
    found.*,
    row_number() over (
        partition by coalesce(
            found.course_offering_id::text,
            'class ' || found.class_number,
            'line ' || found.line
        )
        order by found.line
    ) > 1 as is_repeat
from found;

-- What was graded by the same row before stays, also where a person has corrected a grade since.
create temporary table graded_sections on commit drop as
select
    named_sections.course_offering_id,
    named_sections.course_code || ' ' || named_sections.section_code as key,
    named_sections.mean,
    named_sections.letters,
    published.course_offering_id is not null as was_graded
from named_sections
left join lms_ops.published_grades as published using (course_offering_id)
where named_sections.course_offering_id is not null
    and not named_sections.is_repeat
    and (
        (published.mean, published.letters) is distinct from (named_sections.mean, named_sections.letters)
        or exists (
            select
            from course_enrollments as enrollments
            where enrollments.course_offering_id = named_sections.course_offering_id
                and enrollments.enrollment_status = 'enrolled'
        )
    );

analyze graded_sections;

-- The letters of each section from best to worst, as places in a row: `above` are better, `up_to` is the last.
create temporary table letter_places on commit drop as
select
    graded_sections.course_offering_id,
    letter.name,
    scale.grade_point,
    sum(letter.students::integer) over so_far - letter.students::integer as above,
    sum(letter.students::integer) over so_far as up_to
from graded_sections
cross join lateral jsonb_each_text(graded_sections.letters) as letter (name, students)
left join grade_point_scale as scale
    on scale.letter_grade = letter.name
    and scale.is_active
window so_far as (
    partition by graded_sections.course_offering_id
    order by
        scale.grade_point desc nulls last,
        scale.display_order
);

-- The students of a section. Where there are fewer letters than students, chance says who gets none. The better
-- ones get the better letters: half of that is the student's and the same in every section, half is chance, so that
-- averages spread over the students as they do elsewhere. All chance comes from names and is the same every time.
create temporary table graded_students on commit drop as
with seated as (
    select
        enrollments.id as enrollment_id,
        enrollments.course_offering_id,
        enrollments.student_id,
        (hashtextextended(students.student_number, 1) & 1048575)
        + (hashtextextended(students.student_number || graded_sections.key, 2) & 1048575) as talent,
        row_number() over (
            partition by enrollments.course_offering_id
            order by hashtextextended(students.student_number || graded_sections.key, 3)
        ) as draw,
        count(*) over (partition by enrollments.course_offering_id) as students
    from graded_sections
    join course_enrollments as enrollments using (course_offering_id)
    join students on students.id = enrollments.student_id
    where enrollments.enrollment_status in ('enrolled', 'completed')
        or (enrollments.enrollment_status = 'withdrawn' and graded_sections.was_graded)
),

totals as (
    select
        letter_places.course_offering_id,
        max(letter_places.up_to) as letters
    from letter_places
    group by letter_places.course_offering_id
),

ranked as (
    select
        seated.*,
        totals.letters,
        row_number() over (
            partition by
                seated.course_offering_id,
                seated.draw <= totals.letters
            order by
                seated.talent desc,
                seated.draw
        ) as rank
    from seated
    join totals using (course_offering_id)
)

select
    ranked.enrollment_id,
    ranked.course_offering_id,
    ranked.student_id,
    ranked.rank,
    case
        when ranked.draw > ranked.letters then null
        when ranked.letters <= ranked.students then ranked.rank
        -- too many letters: every so many of them, so that the mean stays about the same
        else ceil((ranked.rank - 0.5) * ranked.letters / ranked.students)
    end as place
from ranked;

analyze graded_students;

create temporary table given_letters on commit drop as
select
    graded_students.enrollment_id,
    graded_students.course_offering_id,
    graded_students.student_id,
    graded_students.rank,
    letter_places.name as letter,
    letter_places.grade_point
from graded_students
left join letter_places
    on letter_places.course_offering_id = graded_students.course_offering_id
    and graded_students.place > letter_places.above
    and graded_students.place <= letter_places.up_to;

-- How many of the DFW of a section are a D, an F and withdrawn: so that the mean is the published one, or nearest to
-- it; of several ways the most even one.
create temporary table failures on commit drop as
with sums as (
    select
        given_letters.course_offering_id,
        count(*) filter (where given_letters.letter = 'DFW') as failures,
        count(given_letters.grade_point) as passes,
        coalesce(sum(given_letters.grade_point), 0) as points
    from given_letters
    group by given_letters.course_offering_id
),

-- D and F may have other points than 1 and 0 here
points as (
    select
        max(scale.grade_point) filter (where scale.letter_grade = 'D') as of_d,
        max(scale.grade_point) filter (where scale.letter_grade = 'F') as of_f
    from grade_point_scale as scale
    where scale.is_active
)

select distinct on (sums.course_offering_id)
    sums.course_offering_id,
    d_grades,
    sums.failures - d_grades - f_grades as withdrawn
from sums
join graded_sections using (course_offering_id)
cross join points
cross join lateral generate_series(0, sums.failures) as d_grades
cross join lateral generate_series(0, sums.failures - d_grades) as f_grades
where sums.failures > 0
    and sums.passes + d_grades + f_grades > 0
order by
    sums.course_offering_id,
    abs(
        graded_sections.mean
        - round(
            (sums.points + d_grades * points.of_d + f_grades * points.of_f) / (sums.passes + d_grades + f_grades),
            2
        )
    ),
    d_grades ^ 2 + f_grades ^ 2 + (sums.failures - d_grades - f_grades) ^ 2,
    d_grades;
