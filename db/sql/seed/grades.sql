-- One final mark for every completed enrollment. The other components are marked in the current term as they fall due,
-- and in the last one as far as marks are wanted. One row per student and assessment.
insert into grades (
    id,
    assessment_id,
    student_id,
    graded_by,
    marks_obtained,
    percentage,
    letter_grade,
    is_final,
    graded_at,
    approved_by,
    approved_at
)
with finals as (
    select
        seats.student,
        drawn_assessments.id as assessment_id,
        drawn_assessments.offering,
        drawn_assessments.unit,
        drawn_assessments.total_marks,
        seats.percent,
        true as is_final,
        drawn_terms.ends - interval '3 days' + seats.student % 60 * interval '1 hour' as graded_at
    from seats
    join drawn_assessments
        on drawn_assessments.offering = seats.offering
        and drawn_assessments.kind = 'exam'
    join drawn_terms on drawn_terms.term = seats.term
    where seats.status = 'completed'
),

components as (
    select
        seats.student,
        drawn_assessments.id as assessment_id,
        drawn_assessments.offering,
        drawn_assessments.unit,
        drawn_assessments.total_marks,
        round(
            least(
                100,
                greatest(
                    0,
                    seats.percent + 9 * pg_temp.bell(format('component %s %s', drawn_assessments.id, seats.student))
                )
            )
        )::integer as percent,
        false as is_final,
        least(numbers.noon, drawn_assessments.due_at + (1 + seats.student % 8) * interval '12 hours') as graded_at
    from seats
    cross join numbers
    join drawn_assessments
        on drawn_assessments.offering = seats.offering
        and drawn_assessments.kind <> 'exam'
        and drawn_assessments.due_at < numbers.noon
    where seats.status in ('enrolled', 'completed')
        and seats.term >= numbers.terms - 1
    order by
        seats.term desc,
        drawn_assessments.due_at,
        drawn_assessments.id,
        seats.student
    limit greatest(0, (select numbers.grades from numbers) - (select count(*) from finals))
),

marked as (
    select * from finals
    union all
    select * from components
)

select
    pg_temp.id(format('grade %s %s', marked.assessment_id, marked.student)),
    marked.assessment_id,
    drawn_students.id,
    coalesce(pg_temp.id('staff ' || teachers.staff), heads.user_id),
    round(marked.percent * marked.total_marks / 100.0, 2),
    marked.percent,
    letters.letter_grade,
    marked.is_final,
    marked.graded_at,
    case when marked.is_final then heads.user_id end,
    case when marked.is_final then marked.graded_at + interval '4 days' end
from marked
join drawn_students using (student)
join teachers using (offering)
join heads on heads.unit = marked.unit
join letters using (percent);
