-- The next term: its students take what their plan says, what they choose and what they still owe.
insert into taken (student, term, course, hour, is_free, is_repeat, status, percent, draw)
with this_term as (
    select coalesce(max(taken.term), 0) + 1 as term
    from taken
),

planned as materialized (
    select
        studies.student,
        studies.term,
        studies.faculty,
        studies.year,
        studies.in_fall,
        studies.semester,
        studies.ability,
        plans.hour,
        plans.course,
        plans.course is null as is_free,
        case
            when plans.course is null
                then pg_temp.chance(format('choice %s %s %s', studies.student, studies.term, plans.hour))
        end as draw
    from this_term
    join studies using (term)
    join plans using (program, year, in_fall)
),

regular as (
    select
        planned.student,
        planned.term,
        planned.semester,
        planned.ability,
        planned.hour,
        planned.is_free,
        coalesce(planned.course, choices.course) as course
    from planned
    left join choices
        on planned.is_free
        and choices.faculty = planned.faculty
        and choices.year = planned.year
        and choices.in_fall = planned.in_fall
        and choices.hour = planned.hour
        and planned.draw > choices.above
        and planned.draw <= choices.up_to
    where coalesce(planned.course, choices.course) is not null
),

-- what was not passed a year ago is taken again where the hour is free to choose, and sometimes beside another course
owed as (
    select
        taken.student,
        taken.course,
        taken.hour,
        regular.is_free as replaces,
        regular.term,
        regular.semester,
        regular.ability
    from taken
    join regular using (student, hour)
    where taken.term = regular.term - 2
        and (taken.status = 'withdrawn' or (taken.status = 'completed' and taken.percent < 60))
        and taken.course <> regular.course
        and (
            regular.is_free
            or pg_temp.chance(format('again %s %s', taken.student, taken.course)) < 0.7
        )
),

unprepared as (
    select distinct
        regular.student,
        regular.course
    from regular
    join drawn_prerequisites using (course)
    join drawn_students using (student)
    where drawn_prerequisites.is_mandatory
        -- what was taken before the first term on record counts as passed
        and drawn_students.first_term > 0
        and not exists (
            select
            from taken
            where taken.student = regular.student
                and taken.course = drawn_prerequisites.required
                and taken.status = 'completed'
                and taken.percent >= case when drawn_prerequisites.minimum_grade is null then 60 else 73 end
        )
),

interested as materialized (
    select
        studies.*,
        pg_temp.chance(format('evening %s %s', studies.student, studies.term)) as draw
    from this_term
    join studies using (term)
),

evenings as (
    select
        interested.student,
        interested.term,
        interested.semester,
        interested.ability,
        choices.hour,
        true as is_free,
        choices.course
    from interested
    join choices
        on choices.faculty = interested.faculty
        and choices.year = interested.year
        and choices.in_fall = interested.in_fall
        and choices.hour = 6
        and interested.draw > choices.above
        and interested.draw <= choices.up_to
    left join taken
        on taken.student = interested.student
        and taken.course = choices.course
    where taken.student is null
),

-- the order in which the term's enrollments are given away, up to the quota: an evening course to as many as it
-- takes, then the lighter terms of some are filled, and last come those who lack what a course asks for
wishes as (
    select
        regular.*,
        false as is_repeat,
        case
            when unprepared.student is not null
                and pg_temp.chance(format('admitted %s %s', regular.student, regular.course)) > 0.2 then 4
            when pg_temp.chance(format('lighter %s %s', regular.student, regular.term)) < 0.12
                and regular.hour = regular.student % 6 then 3
            else 1
        end as rank
    from regular
    left join unprepared using (student, course)
    left join owed
        on owed.student = regular.student
        and owed.hour = regular.hour
        and owed.replaces
    where owed.student is null
    union all
    select
        owed.student,
        owed.term,
        owed.semester,
        owed.ability,
        owed.hour,
        false,
        owed.course,
        true,
        1
    from owed
    union all
    select
        evenings.*,
        false,
        2
    from evenings
),

granted as (
    select wishes.*
    from wishes
    order by
        wishes.rank,
        pg_temp.chance(format('granted %s %s %s', wishes.student, wishes.term, wishes.course))
    limit (select quotas.enrollments from quotas join this_term using (term))
),

marked as (
    select
        granted.*,
        pg_temp.chance(format('ends %s %s %s', granted.student, granted.term, granted.course)) as ending,
        exp(-0.7 * granted.ability) as weakness,
        83.6
        + 6.0 * granted.ability
        + 2.5 * pg_temp.bell('easy ' || granted.course)
        + 0.3 * granted.semester
        + 5.5 * pg_temp.bell(format('mark %s %s %s', granted.student, granted.term, granted.course)) as expected
    from granted
)

select
    marked.student,
    marked.term,
    marked.course,
    marked.hour,
    marked.is_free,
    marked.is_repeat,
    case
        when marked.ending < 0.012 then 'dropped'
        when marked.ending < 0.012 + 0.018 * least(marked.weakness, 5) then 'withdrawn'
        when drawn_terms.is_current then 'enrolled'
        else 'completed'
    end,
    round(
        least(
            100,
            greatest(
                20,
                case
                    -- who does not come to the examination
                    when marked.ending > 1 - 0.013 * least(marked.weakness, 5) then marked.expected - 35
                    else marked.expected
                end
            )
        )
    ),
    pg_temp.chance(format('section %s %s %s', marked.student, marked.term, marked.course))
from marked
join drawn_terms using (term);

analyze taken;
