-- Students: programme, first term, ability, and when they left, if they left early. One row per student.
create temporary table drawn_students on commit drop as
with begun as (
    select
        row_number() over (order by cohorts.first_term, place)::integer as student,
        cohorts.first_term
    from cohorts
    cross join lateral generate_series(1, cohorts.students) as place
),

-- the part of the chances, from 0 to 1, that falls to each programme; without and with the short ones
shares as (
    select
        drawn_programs.*,
        with_masters,
        (sum(weight) over so_far - weight)::double precision / (sum(weight) over every)::double precision as above,
        (sum(weight) over so_far)::double precision / (sum(weight) over every)::double precision as up_to
    from drawn_programs
    cross join (values (false), (true)) as kinds (with_masters)
    where with_masters or not is_master
    window
        every as (partition by with_masters),
        so_far as (partition by with_masters order by program)
),

admitted as (
    select
        begun.student,
        begun.first_term,
        shares.program,
        shares.unit,
        shares.faculty,
        shares.semesters,
        shares.is_master,
        pg_temp.bell('ability ' || begun.student) as ability
    from begun
    join shares
        -- who began a master's programme so early has no term on record
        on shares.with_masters = (begun.first_term > -2)
        and pg_temp.chance('program ' || begun.student) > shares.above
        and pg_temp.chance('program ' || begun.student) <= shares.up_to
),

fates as (
    select
        admitted.*,
        pg_temp.chance('fate ' || admitted.student) as fate,
        -- weak students leave more often
        exp(-0.7 * admitted.ability) as weakness
    from admitted
)

select
    fates.student,
    pg_temp.id('student record ' || fates.student) as id,
    fates.program,
    fates.unit,
    fates.faculty,
    fates.is_master,
    fates.semesters,
    fates.first_term,
    fates.ability,
    case
        when fates.fate < 0.035 * least(fates.weakness, 4)
            -- not before the first term on record
            then greatest(
                2 - fates.first_term,
                1 + floor(pg_temp.chance('leaves ' || fates.student) * (fates.semesters - 1))::integer
            )
    end as left_after,
    -- sent away for a year, then readmitted
    case
        when fates.fate > 0.997 and not fates.is_master then 3 + 2 * (fates.student % 2)
    end as away_from,
    fates.fate between 0.975 and 0.983 as rests_now,
    fates.fate between 0.983 and 0.988 as is_suspended
from fates;

-- who is sent away had averages to match
update drawn_students
set ability = -2.3
where away_from is not null
    or is_suspended;

create unique index on drawn_students (student);
analyze drawn_students;

-- One row per student and term of study.
create temporary table studies on commit drop as
select
    drawn_students.student,
    drawn_terms.term,
    drawn_terms.term - drawn_students.first_term + 1 as semester,
    drawn_students.program,
    drawn_students.faculty,
    drawn_students.ability,
    (drawn_terms.term - drawn_students.first_term + 2) / 2 as year,
    drawn_terms.is_fall as in_fall
from drawn_students
join drawn_terms
    on drawn_terms.term >= drawn_students.first_term
    and drawn_terms.term < drawn_students.first_term + coalesce(drawn_students.left_after, drawn_students.semesters)
where not (drawn_terms.is_current and (drawn_students.rests_now or drawn_students.is_suspended))
    and (
        drawn_students.away_from is null
        or drawn_terms.term - drawn_students.first_term + 1
            not between drawn_students.away_from and drawn_students.away_from + 1
    );

analyze studies;
