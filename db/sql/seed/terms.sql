-- The terms, oldest first; the last is the current one. Fall from 15 September, spring from 15 February.
--
-- A day between two terms belongs to the coming one as soon as the grades of the former are due. A half is
-- the number of half-years since year 0: even in spring, odd in fall.
create temporary table drawn_terms on commit drop as
with today as (
    select
        numbers.terms,
        case
            when to_char(numbers.as_of, 'MMDD') < '0201' then 2 * extract(year from numbers.as_of) - 1
            when to_char(numbers.as_of, 'MMDD') < '0716' then 2 * extract(year from numbers.as_of)
            else 2 * extract(year from numbers.as_of) + 1
        end::integer as half
    from numbers
),

halves as (
    select
        term,
        today.half - today.terms + term as half,
        term = today.terms as is_current
    from today
    cross join generate_series(1, today.terms) as term
)

select
    halves.term,
    halves.half,
    halves.is_current,
    halves.half % 2 = 1 as is_fall,
    pg_temp.id('term ' || halves.half) as id,
    make_date(halves.half / 2, case when halves.half % 2 = 1 then 9 else 2 end, 15) as starts,
    case
        when halves.half % 2 = 1 then make_date(halves.half / 2 + 1, 1, 31)
        else make_date(halves.half / 2, 6, 30)
    end as ends
from halves;

analyze drawn_terms, numbers;

-- Late registration in the current term stays open past the day of the seed, so that seats can be had.
insert into academic_terms (
    id,
    academic_year,
    term_type,
    term_number,
    start_date,
    end_date,
    add_drop_deadline,
    withdrawal_deadline,
    grade_submission_deadline,
    is_current
)
select
    drawn_terms.id,
    format('%s-%s', first_year, first_year + 1),
    case when drawn_terms.is_fall then 'fall' else 'spring' end,
    case when drawn_terms.is_fall then 1 else 2 end,
    drawn_terms.starts,
    drawn_terms.ends,
    add_drop,
    greatest(drawn_terms.starts + 63, add_drop),
    drawn_terms.ends + 14,
    drawn_terms.is_current
from drawn_terms
cross join numbers
cross join lateral (
    select
        (drawn_terms.half - 1) / 2 as first_year,
        case
            when drawn_terms.is_current
                then least(greatest(drawn_terms.starts, numbers.as_of) + 14, drawn_terms.ends)
            else drawn_terms.starts + 14
        end as add_drop
) as dates;

-- the dates belong to the rows that were just written: nothing was updated
set local lms.keep_updated_at = 'on';
select lms_ops.set_registration_dates(terms.id, drawn_terms.starts - 92, terms.add_drop_deadline)
from drawn_terms
join academic_terms as terms using (id);
set local lms.keep_updated_at = '';

insert into calendar_events (id, academic_term_id, event_type, title, start_datetime, end_datetime, is_mandatory)
select
    pg_temp.id(format('event %s %s', drawn_terms.half, event.en)),
    drawn_terms.id,
    event.event_type,
    pg_temp.texts(event.az, event.en, event.ru),
    event.first_day + time '09:00',
    event.last_day + time '18:00',
    event.event_type in ('exam', 'registration')
from drawn_terms
cross join lateral (
    values
        (
            'registration', 'Qeydiyyat', 'Registration', 'Регистрация',
            drawn_terms.starts - 92, drawn_terms.starts + 14
        ),
        (
            'academic', 'Dərslərin başlanması', 'Classes begin', 'Начало занятий',
            drawn_terms.starts, drawn_terms.starts
        ),
        (
            'exam', 'İmtahan sessiyası', 'Examinations', 'Экзаменационная сессия',
            drawn_terms.starts + 112, drawn_terms.ends
        ),
        (
            'deadline', 'Qiymətlərin təqdimi', 'Grades are due', 'Срок сдачи оценок',
            drawn_terms.ends + 14, drawn_terms.ends + 14
        )
) as event (event_type, az, en, ru, first_day, last_day);
