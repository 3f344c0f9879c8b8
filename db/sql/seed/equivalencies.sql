-- Which courses stand in for which, here and from other universities, and which pairs exclude each other.
insert into course_equivalencies (
    id,
    course_id,
    equivalent_course_id,
    equivalency_type,
    credits_awarded,
    effective_from,
    approval_status,
    proposed_by,
    approved_by,
    approved_at
)
with pairs as (
    select
        one.course,
        other.course as other_course,
        one.unit,
        row_number() over (order by pg_temp.chance(format('equal %s %s', one.course, other.course))) as place
    from drawn_courses as one
    join drawn_courses as other
        on other.faculty = one.faculty
        and other.unit <> one.unit
        and other.year = one.year
        and other.kind = one.kind
    where one.kind = 'undergraduate'
        -- no plan asks for the same twice
        and not exists (
            select
            from plans
            join plans as beside using (program)
            where plans.course = one.course
                and beside.course = other.course
        )
),

chosen as (
    select
        pairs.*,
        (array['exact', 'substitution', 'partial'])[1 + pairs.place % 3] as kind
    from pairs
    cross join numbers
    where pairs.place <= greatest(3, numbers.courses / 30)
),

-- whoever took two courses that are the same would have credit for one
taken_together as (
    select distinct chosen.place
    from chosen
    join seats on seats.course = chosen.course
    join seats as others
        on others.course = chosen.other_course
        and others.student = seats.student
)

select
    pg_temp.id(format('equivalency %s %s', chosen.course, chosen.other_course)),
    pg_temp.id('course ' || chosen.course),
    pg_temp.id('course ' || chosen.other_course),
    case when chosen.kind = 'exact' and taken_together.place is not null then 'substitution' else chosen.kind end,
    case when chosen.kind = 'partial' then 3 else 5 end,
    first_terms.starts,
    case when chosen.place % 7 = 0 then 'proposed' when chosen.place % 11 = 0 then 'rejected' else 'approved' end,
    heads.user_id,
    case when chosen.place % 7 <> 0 then pg_temp.id('staff 2') end,
    case when chosen.place % 7 <> 0 then first_terms.starts - interval '20 days' end
from chosen
join heads using (unit)
join drawn_terms as first_terms on first_terms.term = 1
left join taken_together using (place)
order by chosen.place;

-- The specification's own example stands first.
insert into course_equivalencies (
    id,
    course_id,
    external_institution,
    external_course_code,
    external_course_name,
    equivalency_type,
    credits_awarded,
    effective_from,
    approval_status,
    proposed_by,
    approved_by,
    approved_at
)
with transferred as (
    select
        drawn_courses.*,
        row_number() over (
            order by
                drawn_courses.en = 'Introduction to Programming' desc,
                pg_temp.chance('transfer ' || drawn_courses.course)
        ) as place
    from drawn_courses
    where drawn_courses.year <= 2
        and drawn_courses.kind in ('undergraduate', 'general')
)

select
    pg_temp.id('transfer ' || transferred.course),
    transferred.id,
    case transferred.place % 3
        when 0 then 'Dənizkənarı Universiteti'
        when 1 then 'Dağətəyi Texniki Universiteti'
        else 'Çaykənarı Dövlət Universiteti'
    end,
    'X' || (100 + transferred.place),
    transferred.en,
    'transfer',
    5,
    first_terms.starts,
    case when transferred.place % 8 = 0 then 'proposed' else 'approved' end,
    heads.user_id,
    case when transferred.place % 8 <> 0 then pg_temp.id('staff 2') end,
    case when transferred.place % 8 <> 0 then first_terms.starts - interval '20 days' end
from transferred
cross join numbers
join heads using (unit)
join drawn_terms as first_terms on first_terms.term = 1
where transferred.place <= greatest(3, numbers.courses / 40)
order by transferred.place;

-- Pairs that few students of the current term have together: those few are the conflicts.
insert into lms_ops.incompatible_courses (course_id, other_course_id, reason)
with pairs as (
    select
        one.course,
        other.course as other_course,
        count(*) as students
    from seats as one
    join seats as other
        on other.student = one.student
        and other.term = one.term
        and other.course > one.course
    join drawn_courses as courses on courses.course = one.course
    join drawn_courses as other_courses
        on other_courses.course = other.course
        and other_courses.faculty = courses.faculty
    where one.term = (select numbers.terms from numbers)
        and one.status = 'enrolled'
        and other.status = 'enrolled'
    group by
        one.course,
        other.course
    having count(*) between 1 and 4
)

select
    least(pg_temp.id('course ' || pairs.course), pg_temp.id('course ' || pairs.other_course)),
    greatest(pg_temp.id('course ' || pairs.course), pg_temp.id('course ' || pairs.other_course)),
    'Their contents overlap: only one counts.'
from pairs
cross join numbers
order by pg_temp.chance(format('incompatible %s %s', pairs.course, pairs.other_course))
limit (select greatest(2, numbers.courses / 100) from numbers);
