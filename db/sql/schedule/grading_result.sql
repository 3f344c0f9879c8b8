-- How the rows of the grade file met the sections and students of the term.

create temporary table graded_counts on commit drop as
select
    named_sections.line,
    named_sections.course_code,
    named_sections.section_code,
    named_sections.mean,
    letters.total as letters,
    count(enrollments.id) as students,
    avg(enrollments.grade_points) filter (where enrollments.enrollment_status = 'completed') as reached_mean
from named_sections
cross join lateral (
    select sum(letter.students::integer) as total
    from jsonb_each_text(named_sections.letters) as letter (name, students)
) as letters
left join course_enrollments as enrollments
    on enrollments.course_offering_id = named_sections.course_offering_id
    and enrollments.enrollment_status in ('completed', 'withdrawn')
where named_sections.course_offering_id is not null
    and not named_sections.is_repeat
group by
    named_sections.line,
    named_sections.course_code,
    named_sections.section_code,
    named_sections.mean,
    letters.total;

-- One row.
create temporary table grading_result on commit drop as
with file_rows as (
    select
        count(*) as rows,
        count(*) filter (where named_sections.is_repeat) as repeated_rows,
        count(*) filter (where named_sections.course_offering_id is null) as rows_without_section
    from named_sections
),

sections as (
    select
        count(*) as sections,
        coalesce(sum(least(letters, students)), 0)::integer as letters,
        count(*) filter (where letters > students) as sections_with_more_letters,
        coalesce(sum(letters - students) filter (where letters > students), 0)::integer as letters_left_over,
        count(*) filter (where letters < students) as sections_with_fewer_letters,
        coalesce(sum(students - letters) filter (where letters < students), 0)::integer as students_without_letter,
        count(*) filter (where round(reached_mean, 2) = mean) as means_met,
        coalesce(round(max(abs(reached_mean - mean)), 3), 0)::double precision as furthest_mean
    from graded_counts
),

enrollments as (
    select
        count(*) filter (where course_enrollments.enrollment_status = 'completed') as completed,
        count(*) filter (where course_enrollments.enrollment_status = 'withdrawn') as withdrawn
    from imported_offerings
    join course_enrollments using (course_offering_id)
)

select *
from file_rows
cross join sections
cross join enrollments;

-- Rows that name no section of the schedule, and letters that nobody is there for.
create temporary table unfit_grades on commit drop as
select
    named_sections.line,
    format(
        '%s section %s is not in the schedule',
        named_sections.course_code,
        named_sections.section_code
    ) as reason
from named_sections
where named_sections.course_offering_id is null
union all
select
    graded_counts.line,
    format(
        '%s section %s has %s letters for %s students',
        graded_counts.course_code,
        graded_counts.section_code,
        graded_counts.letters,
        graded_counts.students
    )
from graded_counts
where graded_counts.letters > graded_counts.students;
