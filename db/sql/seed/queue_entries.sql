-- Who waits in the queues, who was offered a seat, and how earlier waiting ended. One row per entry.

-- Who could not come, because of a course at the same hour of the same day.
create temporary table clashes on commit drop as
select distinct
    queues.offering,
    seats.student
from queues
join classes using (offering)
join classes as other_classes
    on other_classes.term = classes.term
    and other_classes.hour = classes.hour
    and other_classes.day = classes.day
    and other_classes.offering <> classes.offering
join seats on seats.offering = other_classes.offering
where seats.status = 'enrolled';

create unique index on clashes (offering, student);
analyze clashes;

create temporary table queue_entries on commit drop as
-- students of the year, or of the next, who never took the course; whether their timetable lets them in
with others as (
    select
        queues.offering,
        queues.state,
        queues.length,
        studies.student,
        studies.semester,
        clashes.student is not null as clashes,
        pg_temp.chance(format('waits %s %s', queues.offering, studies.student)) as draw
    from queues
    join studies
        on studies.term = queues.term
        and studies.year between queues.year and queues.year + 1
    left join taken
        on taken.student = studies.student
        and taken.course = queues.course
    left join clashes
        on clashes.offering = queues.offering
        and clashes.student = studies.student
    where taken.student is null
),

-- also some who sit in another section already
doubles as (
    select
        queues.offering,
        seats.student,
        row_number() over (
            partition by queues.offering
            order by pg_temp.chance(format('doubles %s %s', queues.offering, seats.student))
        ) as place
    from queues
    join seats
        on seats.term = queues.term
        and seats.course = queues.course
        and seats.offering <> queues.offering
        and seats.status = 'enrolled'
),

-- and those who waited, were offered a seat and took it
seated as (
    select
        queues.offering,
        seats.student,
        row_number() over (
            partition by queues.offering
            order by pg_temp.chance(format('came in %s %s', queues.offering, seats.student))
        ) as place
    from queues
    join seats using (offering)
    where seats.status in ('enrolled', 'completed')
),

waiting as (
    select
        others.offering,
        others.student,
        others.semester,
        others.state,
        others.length,
        row_number() over (
            partition by others.offering
            order by
                others.clashes and others.state <> 'kept out' and others.draw > 0.15,
                others.draw
        ) as place
    from others
    where others.clashes
        or others.state <> 'kept out'
),

drawn as (
    select offering, student, semester, 'waiting' as status
    from waiting
    where state <> 'over' and place <= length
    union all
    select offering, student, semester, case when place % 2 = 0 then 'expired' else 'cancelled' end
    from waiting
    where (state <> 'over' and place between length + 1 and length + 1 + length / 4)
        or (state = 'over' and place <= length / 3)
    union all
    select doubles.offering, doubles.student, 5, 'waiting'
    from doubles
    join queues using (offering)
    where doubles.place <= queues.length / 6
    union all
    select seated.offering, seated.student, 1, 'enrolled'
    from seated
    join queues using (offering)
    where seated.place <= 1 + queues.length / 5
),

dated as (
    select
        drawn.offering,
        drawn.student,
        drawn.status,
        queues.course,
        queues.term,
        queues.state,
        queues.offers,
        case when drawn.semester >= 7 then 1 else 0 end as priority,
        -- current queues are some weeks old; earlier ones filled before their term began
        case
            when queues.is_current then numbers.noon
            else drawn_terms.starts + interval '12 days'
        end - interval '1 day'
        - case when drawn.status = 'waiting' then interval '2 days' else interval '9 days' end
        - pg_temp.chance(format('joined %s %s', drawn.offering, drawn.student)) * interval '21 days' as joined_at
    from drawn
    join queues using (offering)
    join drawn_terms on drawn_terms.term = queues.term
    cross join numbers
),

ranked as (
    select
        dated.*,
        row_number() over (partition by dated.offering order by dated.joined_at, dated.student) as position,
        row_number() over (
            partition by dated.offering, dated.status
            order by
                dated.priority desc,
                dated.joined_at,
                dated.student
        ) as rank
    from dated
)

select
    ranked.offering,
    ranked.student,
    ranked.course,
    ranked.term,
    ranked.priority,
    ranked.position,
    ranked.joined_at,
    case
        when ranked.status = 'waiting' and ranked.state = 'offers' and ranked.rank <= ranked.offers then 'notified'
        else ranked.status
    end as status,
    case
        -- spread over two days: some lapse today, and now and then one has lapsed
        when ranked.status = 'waiting' and ranked.state = 'offers' and ranked.rank <= ranked.offers
            then numbers.noon
                - pg_temp.chance(format('offered %s %s', ranked.offering, ranked.student)) * interval '52 hours'
        when ranked.status in ('enrolled', 'expired') then ranked.joined_at + interval '6 days'
    end as offered_at,
    case ranked.status
        when 'enrolled' then ranked.joined_at + interval '7 days'
        when 'expired' then ranked.joined_at + interval '8 days'
        when 'cancelled' then ranked.joined_at + interval '3 days'
    end as ended_at,
    case ranked.status
        when 'expired' then 'the offer lapsed'
        when 'cancelled' then 'the student left the queue'
    end as end_reason,
    case when kept_out.yes then numbers.noon - interval '20 hours' end as passed_over_at,
    case when kept_out.yes then 'Its meetings clash with a course that the student has.' end as passed_over_reason,
    ranked.rank,
    pg_temp.id(format('waitlist entry %s %s', drawn_sections.id, ranked.student)) as id
from ranked
join drawn_sections using (offering)
cross join numbers
cross join lateral (
    select ranked.status = 'waiting' and ranked.state = 'kept out' and ranked.rank <= 3 as yes
) as kept_out;

create index on queue_entries (offering, student);
analyze queue_entries;
