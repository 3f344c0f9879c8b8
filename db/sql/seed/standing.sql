-- Academic standing after each finished term, from the averages. One row per student and change of standing.
insert into academic_standing_history (
    id,
    student_id,
    academic_term_id,
    standing,
    previous_standing,
    term_gpa,
    cumulative_gpa,
    cause,
    actions,
    decided_by,
    effective_date
)
with term_averages as (
    select
        seats.student,
        seats.term,
        count(*) as courses,
        avg(letters.grade_point) as term_gpa,
        sum(sum(letters.grade_point)) over so_far / sum(count(*)) over so_far as cumulative_gpa
    from seats
    join letters using (percent)
    where seats.status = 'completed'
    group by
        seats.student,
        seats.term
    window so_far as (partition by seats.student order by seats.term)
),

-- how many terms in a row the average has been too low
rows_of_low as (
    select
        term_averages.*,
        term_averages.cumulative_gpa < 2 as is_low,
        sum((term_averages.cumulative_gpa >= 2)::integer) over (
            partition by term_averages.student
            order by term_averages.term
        ) as good_terms
    from term_averages
),

judged as (
    select
        rows_of_low.*,
        statuses.status,
        drawn_students.first_term + drawn_students.away_from - 1 as away_term,
        rows_of_low.term = max(rows_of_low.term) over (partition by rows_of_low.student) as is_last,
        row_number() over (
            partition by rows_of_low.student, rows_of_low.good_terms, rows_of_low.is_low
            order by rows_of_low.term
        ) as low_terms
    from rows_of_low
    join drawn_students using (student)
    join statuses using (student)
),

standings as (
    select
        judged.*,
        case
            when judged.away_term = judged.term + 1 then 'suspension'
            when judged.away_term = judged.term - 2 then 'conditional_readmission'
            when judged.is_last and judged.status = 'suspended' then 'suspension'
            when judged.is_last and judged.status = 'expelled' then 'dismissal'
            when judged.cumulative_gpa >= 3.7 and judged.term_gpa >= 3.5 then 'excellent'
            when not judged.is_low then 'good'
            when judged.low_terms = 1 then 'warning'
            else 'probation'
        end as standing
    from judged
),

changes as (
    select
        standings.*,
        lag(standings.standing) over (partition by standings.student order by standings.term) as previous_standing
    from standings
)

select
    pg_temp.id(format('standing %s %s', changes.student, drawn_terms.half)),
    pg_temp.id('student record ' || changes.student),
    drawn_terms.id,
    changes.standing,
    changes.previous_standing,
    round(changes.term_gpa, 2),
    round(changes.cumulative_gpa, 2),
    format('Average %s in the term, %s in all.', round(changes.term_gpa, 2), round(changes.cumulative_gpa, 2)),
    case changes.standing
        when 'warning' then '["advisor notified"]'
        when 'probation' then '["advisor notified", "study plan agreed"]'
        when 'suspension' then '["registration blocked"]'
        when 'dismissal' then '["registration blocked", "records closed"]'
        when 'conditional_readmission' then '["study plan agreed"]'
        else '[]'
    end::jsonb,
    case
        when changes.standing in ('suspension', 'dismissal', 'conditional_readmission') then pg_temp.id('staff 2')
    end,
    least(drawn_terms.ends + 16, numbers.as_of)
from changes
join drawn_terms using (term)
cross join numbers
where changes.standing is distinct from changes.previous_standing
order by
    changes.term,
    changes.student;
