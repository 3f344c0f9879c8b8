-- Holds of the six categories: what each blocks, active and released. One row per hold.
create temporary table hold_kinds (
    category text,
    up_to double precision,
    reason text,
    release_reason text,
    blocks_registration boolean,
    blocks_transcripts boolean,
    blocks_graduation boolean,
    blocks_grades boolean
) on commit drop;

-- up_to adds up the parts of all holds that fall to the rows so far.
insert into hold_kinds values
    ('financial', 0.22, 'Tuition of the term is unpaid', 'Tuition was paid', true, true, true, false),
    ('financial', 0.36, 'An instalment is overdue', 'The instalment was paid', true, false, true, false),
    ('financial', 0.42, 'Dormitory fee is unpaid', 'The fee was paid', false, true, true, true),
    ('academic', 0.54, 'A study plan must be agreed with the advisor', 'It was agreed', true, false, false, false),
    ('administrative', 0.64, 'School certificate is missing', 'It was handed in', true, false, true, false),
    ('administrative', 0.72, 'Identity card has lapsed', 'A valid card was shown', false, true, false, false),
    ('library', 0.86, 'Books are overdue', 'The books were returned', false, true, true, false),
    ('health', 0.94, 'Vaccination record is missing', 'The record was handed in', true, false, false, false),
    ('disciplinary', 1.01, 'A hearing on integrity is pending', 'No violation was found', true, true, true, true);

insert into student_holds (
    id,
    student_id,
    hold_category,
    reason,
    organization_unit_id,
    blocks_registration,
    blocks_transcripts,
    blocks_graduation,
    blocks_grades,
    is_active,
    effective_from,
    effective_until,
    placed_by,
    released_by,
    released_at,
    release_reason
)
with drawn as (
    select
        drawn_students.student,
        drawn_students.unit,
        place,
        -- the first is the one that may still stand
        place = 1 and statuses.status in ('active', 'suspended') as is_active,
        drawn_terms.starts,
        pg_temp.chance(format('hold kind %s %s', drawn_students.student, place)) as kind,
        pg_temp.chance(format('hold age %s %s', drawn_students.student, place)) as age
    from drawn_students
    join statuses using (student)
    join drawn_terms on drawn_terms.term = statuses.last_term
    cross join generate_series(1, 3) as place
    where pg_temp.chance(format('hold %s %s', drawn_students.student, place))
        < case when statuses.status = 'suspended' and place = 1 then 1 else 0.05 end
),

placed as (
    select
        drawn.*,
        hold_kinds.*,
        case
            when drawn.is_active then numbers.noon - interval '1 day' - drawn.age ^ 2 * interval '150 days'
            else least(drawn.starts + drawn.age * interval '60 days', numbers.noon - interval '40 days')
                - (drawn.place - 1) * interval '1 year'
        end as placed_at
    from drawn
    cross join numbers
    cross join lateral (
        select hold_kinds.*
        from hold_kinds
        where drawn.kind < hold_kinds.up_to
        order by hold_kinds.up_to
        limit 1
    ) as hold_kinds
)

select
    pg_temp.id(format('hold %s %s', placed.student, placed.place)),
    pg_temp.id('student record ' || placed.student),
    placed.category,
    placed.reason,
    case when placed.category = 'academic' then pg_temp.id('unit ' || teaching_units.code) end,
    placed.blocks_registration,
    placed.blocks_transcripts,
    placed.blocks_graduation,
    placed.blocks_grades,
    placed.is_active,
    placed.placed_at,
    case when placed.is_active and placed.category = 'health' then numbers.noon + interval '45 days' end,
    case when placed.category = 'academic' then heads.user_id else pg_temp.id('staff 2') end,
    case when not placed.is_active then pg_temp.id('staff 2') end,
    case when not placed.is_active then placed.placed_at + interval '1 day' + placed.age * interval '30 days' end,
    case when not placed.is_active then placed.release_reason end
from placed
cross join numbers
join teaching_units using (unit)
join heads using (unit)
order by
    placed.student,
    placed.place;
