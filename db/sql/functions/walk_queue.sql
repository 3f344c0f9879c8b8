-- Goes along a queue, its offering locked, and hands out so many seats; one row per student looked at, by rank.
--
-- The cause is 'person' (somebody hands out a seat, always as an offer), 'newcomer' (a student asks for a free seat
-- while others wait) or 'rule' (a seat became free). The decision is offered, enrolled, passed_over, or kept: by
-- a manual rule the seat waits for this student until a person hands it out.
-- Whoever is passed over keeps the place and gets a receipt, unless a rule finds the same reason again and nobody
-- behind gets a seat either. Who has just lost an offer (not_to) is not looked at.
create or replace function lms_ops.walk_queue(
    offering uuid,
    seats integer,
    cause text,
    not_to uuid default null
)
returns table (
    entry_id uuid,
    student_id uuid,
    queue_rank integer,
    decision text,
    reason text,
    deadline timestamptz
)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    walk constant uuid := gen_random_uuid();
    queue record;
    rule text;
    judged record;
    entry public.course_waitlist;
begin
    select * into queue from lms_ops.queue_rule(offering);
    rule := case when cause = 'person' then 'person' else queue.mode end;

    for judged in
        select
            judgements.*,
            max(judgements.queue_rank) filter (where judgements.reason is null) over () as last_rank_that_could
        from lms_ops.judge_queue(offering, seats, queue.allows_swap, not_to) as judgements
        order by judgements.queue_rank
    loop
        select waitlist.* into entry
        from public.course_waitlist as waitlist
        where waitlist.id = judged.entry_id
            and waitlist.status = 'waiting'
        for update;
        continue when not found;

        entry_id := entry.id;
        student_id := entry.student_id;
        queue_rank := judged.queue_rank;
        reason := judged.reason;
        deadline := null;
        if judged.reason is not null then
            decision := 'passed_over';
            continue when cause = 'rule'
                and judged.reason = entry.passed_over_reason
                and coalesce(judged.last_rank_that_could < judged.queue_rank, true);
            perform lms_ops.pass_over_student(entry, judged.reason, judged.kinds, judged.queue_rank, rule, walk);
        elsif rule = 'manual' then
            decision := 'kept';
        elsif rule = 'automatic'
            and judged.giving_up is null
            and lms_ops.try_lock_student(entry.student_id)
            -- judged again: now the student cannot take another seat meanwhile
            and not exists (select from lms_ops.enrollment_obstacles(entry.student_id, offering)) then
            decision := 'enrolled';
            perform lms_ops.seat_waiting_student(entry, judged.queue_rank, rule, walk);
        else
            decision := 'offered';
            if rule = 'automatic' then
                reason := case
                    when judged.giving_up is null
                        then 'The student''s record was in use: the seat is offered instead of taken.'
                    else format(
                        'The seat would replace that in %s: the student is asked first.',
                        lms_ops.offering_name(judged.giving_up)
                    )
                end;
            end if;
            deadline := lms_ops.offer_seat(entry, judged.queue_rank, rule, walk, reason);
        end if;
        return next;
    end loop;
end
$$;
