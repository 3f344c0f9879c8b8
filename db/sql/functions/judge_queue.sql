-- Who of a queue could take a seat, by rank, as far as so many who could; one row per student, reason null: could.
--
-- giving_up is the section that the seat would replace, where the queue allows a swap. A hold's text is for those
-- who may read the student's record and is left out. Who has just lost an offer (not_to) is not looked at.
create or replace function lms_ops.judge_queue(
    offering uuid,
    seats integer,
    allows_swap boolean,
    not_to uuid default null
)
returns table (
    entry_id uuid,
    student_id uuid,
    queue_rank integer,
    giving_up uuid,
    kinds text[],
    reason text
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    candidate record;
    seats_left integer := seats;
begin
    for candidate in
        select
            waitlist.id,
            waitlist.student_id,
            row_number() over (order by waitlist.priority desc, waitlist.joined_at, waitlist.id)
            + (
                select count(*)
                from public.course_waitlist as offered
                where offered.course_offering_id = offering
                    and offered.status = 'notified'
                    and offered.notification_expires_at > now()
                    and (-offered.priority, offered.joined_at, offered.id)
                        < (-waitlist.priority, waitlist.joined_at, waitlist.id)
            ) as queue_rank
        from public.course_waitlist as waitlist
        where waitlist.course_offering_id = offering
            and waitlist.status = 'waiting'
        order by
            waitlist.priority desc,
            waitlist.joined_at,
            waitlist.id
    loop
        exit when seats_left <= 0;
        continue when candidate.id = not_to;

        entry_id := candidate.id;
        student_id := candidate.student_id;
        queue_rank := candidate.queue_rank;
        giving_up := case when allows_swap then lms_ops.section_held(student_id, offering) end;
        select
            array_agg(distinct obstacles.kind),
            string_agg(
                case
                    when obstacles.kind = 'hold' then 'A hold blocks registration.'
                    else obstacles.sentence
                end,
                ' '
            )
        into kinds, reason
        from lms_ops.enrollment_obstacles(student_id, offering, giving_up) as obstacles;

        if reason is null then
            seats_left := seats_left - 1;
        end if;
        return next;
    end loop;
end
$$;
