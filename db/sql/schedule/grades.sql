-- Ends the enrollments of the term: completed with the letters that were published, completed without, or withdrawn.

-- One row per enrollment that is to end, or ended otherwise before.
create temporary table outcomes on commit drop as
with placed as (
    select
        given_letters.*,
        failures.d_grades,
        failures.withdrawn,
        row_number() over (
            partition by
                given_letters.course_offering_id,
                given_letters.letter
            order by given_letters.rank
        ) as place
    from given_letters
    left join failures using (course_offering_id)
),

-- who withdraws would have failed, but not worst of all
lettered as (
    select
        placed.enrollment_id,
        case
            when placed.letter is distinct from 'DFW' then placed.letter
            when placed.place <= placed.d_grades then 'D'
            when placed.place > placed.d_grades + placed.withdrawn then 'F'
        end as grade,
        coalesce(placed.letter = 'DFW', false)
        and placed.place > placed.d_grades
        and placed.place <= placed.d_grades + placed.withdrawn as is_withdrawn
    from placed
)

select
    lettered.enrollment_id,
    case when lettered.is_withdrawn then 'withdrawn' else 'completed' end as enrollment_status,
    lettered.grade,
    scale.grade_point as grade_points
from lettered
left join grade_point_scale as scale
    on scale.letter_grade = lettered.grade
    and scale.is_active;

analyze outcomes;

-- Whoever withdrew from the lecture has left its discussion and laboratory too; they have no letters of their own.
with withdrawn as (
    select distinct
        enrollments.student_id,
        offerings.course_id
    from outcomes
    join course_enrollments as enrollments on enrollments.id = outcomes.enrollment_id
    join course_offerings as offerings on offerings.id = enrollments.course_offering_id
    where outcomes.enrollment_status = 'withdrawn'
)

insert into outcomes (enrollment_id, enrollment_status)
select
    enrollments.id,
    case when withdrawn.student_id is null then 'completed' else 'withdrawn' end
from imported_offerings
join course_offerings as offerings on offerings.id = imported_offerings.course_offering_id
join course_enrollments as enrollments on enrollments.course_offering_id = offerings.id
left join withdrawn
    on withdrawn.student_id = enrollments.student_id
    and withdrawn.course_id = offerings.course_id
    and offerings.parent_offering_id is not null
left join named_sections
    on named_sections.course_offering_id = offerings.id
    and not named_sections.is_repeat
where named_sections.line is null
    and (
        enrollments.enrollment_status = 'enrolled'
        or (enrollments.enrollment_status = 'completed' and withdrawn.student_id is not null)
    );

analyze outcomes;

-- A first letter is no change of one; where a newer file says otherwise, the history says why.
select
    set_config('app.grade_change_reason', 'The registrar''s grade file says so.', true),
    set_config('app.seat_reason', 'The registrar''s grade file says so.', true);

-- materialized, or the days would be worked out for every enrollment
with days as materialized (
    select
        terms.withdrawal_deadline::timestamp at time zone lms_ops.timezone() as withdrawn_on,
        terms.end_date::timestamp at time zone lms_ops.timezone() as completed_on
    from incoming_term
    join academic_terms as terms on terms.id = incoming_term.academic_term_id
)

update course_enrollments as enrollments
set
    enrollment_status = outcomes.enrollment_status,
    status_changed_date = case
        when enrollments.enrollment_status = outcomes.enrollment_status then enrollments.status_changed_date
        when outcomes.enrollment_status = 'withdrawn' then days.withdrawn_on
        else days.completed_on
    end,
    grade = outcomes.grade,
    grade_points = outcomes.grade_points
from outcomes
cross join days
where enrollments.id = outcomes.enrollment_id
    and (enrollments.enrollment_status, enrollments.grade, enrollments.grade_points)
        is distinct from (outcomes.enrollment_status, outcomes.grade, outcomes.grade_points);

insert into lms_ops.published_grades as known (course_offering_id, mean, letters)
select
    named_sections.course_offering_id,
    named_sections.mean,
    named_sections.letters
from named_sections
where named_sections.course_offering_id is not null
    and not named_sections.is_repeat
on conflict (course_offering_id) do update
set
    mean = excluded.mean,
    letters = excluded.letters,
    imported_at = now()
where (known.mean, known.letters) is distinct from (excluded.mean, excluded.letters);
