-- Who teaches which section, when it meets, and in which room.
--
-- The sections of a unit, course by course, are dealt out to its teachers in the order of the list, to each
-- according to his load; so the same people give the same courses year after year.
create temporary table teachers on commit drop as
with present as (
    select
        drawn_terms.term,
        drawn_staff.staff,
        drawn_staff.unit,
        drawn_staff.load
    from drawn_staff
    join drawn_terms on drawn_terms.term between drawn_staff.first_term and drawn_staff.last_term
    where drawn_staff.load > 0
        and drawn_staff.unit is not null
),

shares as (
    select
        present.*,
        (sum(present.load) over so_far - present.load)::numeric / sum(present.load) over unit as above,
        (sum(present.load) over so_far)::numeric / sum(present.load) over unit as up_to
    from present
    window
        unit as (partition by present.term, present.unit),
        so_far as (partition by present.term, present.unit order by present.staff)
),

dealt as (
    select
        drawn_sections.*,
        (row_number() over (unit_and_term order by drawn_sections.offering) - 0.5)
        / count(*) over unit_and_term as place
    from drawn_sections
    window unit_and_term as (partition by drawn_sections.term, drawn_sections.unit)
)

select
    dealt.offering,
    dealt.term,
    dealt.unit,
    dealt.hour,
    dealt.kind,
    dealt.course,
    -- some have nobody yet
    case
        when pg_temp.chance('nobody ' || dealt.id) > 0.02 then shares.staff
    end as staff
from dealt
join shares
    on shares.term = dealt.term
    and shares.unit = dealt.unit
    and dealt.place > shares.above
    and dealt.place <= shares.up_to;

analyze teachers;

-- Two classes a week at the hour of the course. The first two sections of a teacher at one hour meet on different
-- days, a third meets on the day that is left and on Saturday; further ones are recorded lectures.
-- One row per section and class; day as class_schedules counts it, 1 = Monday.
create temporary table classes on commit drop as
with scheduled as (
    select
        teachers.*,
        -- a section without a teacher stands in nobody's way
        coalesce(teachers.staff, -teachers.offering) as person
    from teachers
    where teachers.kind <> 'project'
),

numbered as (
    select
        scheduled.*,
        row_number() over (
            partition by scheduled.term, scheduled.person, scheduled.hour
            order by
                scheduled.course,
                scheduled.offering
        ) as same_hour,
        pg_temp.chance(format('days %s %s %s', scheduled.term, scheduled.person, scheduled.hour)) as draw,
        pg_temp.chance('format ' || scheduled.offering) as format
    from scheduled
),

-- Friday is the emptiest day
turned as (
    select
        numbered.*,
        case
            when numbered.draw < 0.32 then 0
            when numbered.draw < 0.66 then 1
            when numbered.draw < 0.79 then 2
            when numbered.draw < 0.91 then 3
            else 4
        end as turn
    from numbered
    where numbered.format > case when numbered.hour = 5 then 0.10 else 0.03 end
)

select
    turned.offering,
    turned.term,
    turned.staff,
    turned.hour,
    class.place,
    class.day,
    time '08:30' + (array[0, 90, 180, 315, 405, 495, 585])[turned.hour + 1] * interval '1 minute' as starts,
    turned.format > 0.90 as is_online
from turned
cross join lateral (
    values
        (1, 1, 1 + turned.turn),
        (1, 2, 1 + (turned.turn + 2) % 5),
        (2, 1, 1 + (turned.turn + 1) % 5),
        (2, 2, 1 + (turned.turn + 3) % 5),
        (3, 1, 1 + (turned.turn + 4) % 5),
        (3, 2, 6)
) as class (same_hour, place, day)
where class.same_hour = turned.same_hour
    -- early and late courses are more often given once a week
    and (class.place = 1 or turned.hour not in (0, 5) or turned.format < 0.75);

create unique index on classes (offering, place);
analyze classes;

-- The largest section of an hour gets the largest room, so that no room is given twice.
create temporary table class_rooms on commit drop as
with ranked as (
    select
        classes.offering,
        classes.place,
        row_number() over (
            partition by classes.term, classes.day, classes.hour
            order by limits.published desc, classes.offering
        ) as rank
    from classes
    join limits using (offering)
    where not classes.is_online
)

select
    ranked.offering,
    ranked.place,
    drawn_rooms.place as room
from ranked
join drawn_rooms on drawn_rooms.place = ranked.rank - 1;

-- Who teaches beside the first teacher: a colleague of the unit who is free at that hour.
create temporary table co_teachers on commit drop as
with wanted as (
    select
        teachers.*,
        pg_temp.chance('shared ' || teachers.offering) as draw
    from teachers
    where teachers.kind <> 'project'
        and teachers.staff is not null
        and pg_temp.chance('shared ' || teachers.offering) < 0.13
),

free_colleagues as (
    select distinct on (wanted.offering)
        wanted.offering,
        wanted.term,
        wanted.hour,
        wanted.draw,
        drawn_staff.staff
    from wanted
    join drawn_staff
        on drawn_staff.unit = wanted.unit
        and drawn_staff.staff <> wanted.staff
        and wanted.term between drawn_staff.first_term and drawn_staff.last_term
        and drawn_staff.load > 0
    where not exists (
        select
        from teachers as busy
        where busy.term = wanted.term
            and busy.staff = drawn_staff.staff
            and busy.hour = wanted.hour
    )
    order by
        wanted.offering,
        drawn_staff.academic_rank in ('assistant', 'lecturer') desc,
        pg_temp.chance(format('helps %s %s', wanted.offering, drawn_staff.staff))
)

select distinct on (term, staff, hour)
    offering,
    staff,
    case when draw < 0.05 then 'secondary' else 'assistant' end as role,
    case when draw < 0.03 then 0.5 when draw < 0.05 then 0.4 else 0.2 end as share
from free_colleagues
order by
    term,
    staff,
    hour,
    offering;

analyze class_rooms, co_teachers;
