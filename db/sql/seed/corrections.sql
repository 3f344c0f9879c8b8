-- Final marks that were changed after they were given, with who, why and by whose leave. One row per change.
create temporary table drawn_corrections on commit drop as
with changed as (
    select
        seats.student,
        seats.offering,
        seats.term,
        seats.percent,
        teachers.staff,
        heads.user_id as head_id,
        drawn_assessments.id as assessment_id,
        drawn_assessments.total_marks,
        drawn_terms.ends,
        pg_temp.chance(format('correction type %s %s', seats.student, seats.offering)) as draw
    from seats
    join teachers using (offering)
    join heads on heads.unit = teachers.unit
    join drawn_assessments
        on drawn_assessments.offering = seats.offering
        and drawn_assessments.kind = 'exam'
    join drawn_terms on drawn_terms.term = seats.term
    where seats.status = 'completed'
        and seats.term >= (select numbers.terms - 4 from numbers)
        and seats.percent > 45
        and pg_temp.chance(format('correction %s %s', seats.student, seats.offering)) < 0.003
)

select
    changed.*,
    changed.percent - case
        when changed.draw < 0.12 then -3
        else 3 + floor(60 * changed.draw)::integer % 9
    end as old_percent,
    case
        when changed.draw < 0.5 then 'correction'
        when changed.draw < 0.72 then 'appeal_approved'
        when changed.draw < 0.95 then 'regrade'
        else 'administrative'
    end as change_type,
    pg_temp.id(format('grade %s %s', changed.assessment_id, changed.student)) as grade_id,
    -- some long after the grades were due
    least(
        changed.ends + interval '5 days' + changed.draw ^ 3 * interval '80 days',
        numbers.noon - interval '3 hours'
    ) as changed_at
from changed
cross join numbers;

insert into grade_change_history (
    id,
    grade_table,
    grade_id,
    student_id,
    course_offering_id,
    old_marks,
    new_marks,
    old_percentage,
    new_percentage,
    old_letter_grade,
    new_letter_grade,
    change_type,
    changed_by,
    approved_by,
    reason,
    ip_address,
    changed_at
)
select
    pg_temp.id('change ' || drawn_corrections.grade_id),
    'grades',
    drawn_corrections.grade_id,
    pg_temp.id('student record ' || drawn_corrections.student),
    drawn_sections.id,
    round(drawn_corrections.old_percent * drawn_corrections.total_marks / 100.0, 2),
    round(drawn_corrections.percent * drawn_corrections.total_marks / 100.0, 2),
    drawn_corrections.old_percent,
    drawn_corrections.percent,
    old_letters.letter_grade,
    letters.letter_grade,
    drawn_corrections.change_type,
    case
        when drawn_corrections.change_type = 'administrative' then pg_temp.id('staff 2')
        when drawn_corrections.draw > 0.42 and drawn_corrections.draw < 0.47 then drawn_corrections.head_id
        else coalesce(pg_temp.id('staff ' || drawn_corrections.staff), drawn_corrections.head_id)
    end,
    case when drawn_corrections.change_type <> 'correction' then drawn_corrections.head_id end,
    case drawn_corrections.change_type
        when 'appeal_approved' then 'The appeal commission raised the mark of one question.'
        when 'regrade' then 'The work was marked again by a second examiner.'
        when 'administrative' then 'The mark was entered for the wrong group.'
        else case
            when drawn_corrections.draw < 0.2 then 'A page of the work had not been counted.'
            when drawn_corrections.draw < 0.4 then 'The points were added up wrongly.'
            when drawn_corrections.draw < 0.47 then 'A digit was mistyped.'
        end
    end,
    '10.20.0.0'::inet + coalesce(drawn_corrections.staff, 2),
    drawn_corrections.changed_at
from drawn_corrections
join drawn_sections using (offering)
join letters using (percent)
join letters as old_letters on old_letters.percent = drawn_corrections.old_percent
order by
    drawn_corrections.changed_at,
    drawn_corrections.grade_id;

insert into grade_appeals (
    id,
    grade_id,
    student_id,
    reason,
    status,
    reviewer_id,
    review_notes,
    original_grade,
    revised_grade,
    created_at,
    resolved_at
)
select
    pg_temp.id('appeal ' || drawn_corrections.grade_id),
    drawn_corrections.grade_id,
    pg_temp.id('student record ' || drawn_corrections.student),
    'One question was marked too low.',
    'resolved',
    drawn_corrections.head_id,
    'The commission agreed.',
    jsonb_build_object('percentage', drawn_corrections.old_percent),
    jsonb_build_object('percentage', drawn_corrections.percent),
    drawn_corrections.changed_at - interval '4 days',
    drawn_corrections.changed_at
from drawn_corrections
where drawn_corrections.change_type = 'appeal_approved'
order by drawn_corrections.grade_id;
