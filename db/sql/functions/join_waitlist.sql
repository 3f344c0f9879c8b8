-- Puts a student into the queue of a full offering; says at which rank, and what would keep the student out now.
--
-- One row: outcome waiting, already waiting or refused. Waiting is allowed under a hold and without what the course
-- requires: the reasons say what to settle before a seat comes. It is refused where the seat is to be had at once,
-- and in a second queue of the same course. A priority other than 0 is the office's to give.
create or replace function lms_ops.join_waitlist(student uuid, offering uuid, priority integer default 0)
returns table (outcome text, entry_id uuid, queue_rank integer, reasons text[])
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- for everything below it: planning takes longer than running
set plan_cache_mode = force_generic_plan
as $$
declare
    giving_up uuid;
    refusals text[];
    joined public.course_waitlist;
begin
    perform lms_ops.require_enrollment_right(student, offering);
    if priority is distinct from 0 then
        perform lms_ops.require_offering_right(offering, 'waitlist', 'manage');
    end if;
    perform lms_ops.lock_student(student);
    perform lms_ops.lock_offerings(array[offering]);

    select waitlist.id into entry_id
    from public.course_waitlist as waitlist
    where waitlist.student_id = student
        and waitlist.course_offering_id = offering
        and waitlist.status in ('waiting', 'notified');
    if found then
        outcome := 'already waiting';
        queue_rank := lms_ops.queue_rank(entry_id);
        reasons := '{}';
        return next;
        return;
    end if;

    giving_up := case
        when (select rule.allows_swap from lms_ops.queue_rule(offering) as rule)
            then lms_ops.section_held(student, offering)
    end;
    select
        coalesce(array_agg(obstacles.sentence) filter (
            where obstacles.kind in ('status', 'offering', 'window', 'duplicate')
        ), '{}'),
        coalesce(array_agg(obstacles.sentence) filter (
            where obstacles.kind not in ('status', 'offering', 'window', 'duplicate')
        ), '{}')
    into refusals, reasons
    from lms_ops.enrollment_obstacles(student, offering, giving_up) as obstacles;
    if refusals = '{}' then
        refusals := lms_ops.waiting_refusals(student, offering, may_enroll => reasons = '{}');
    end if;
    if refusals <> '{}' then
        outcome := 'refused';
        reasons := refusals;
        return next;
        return;
    end if;

    -- the time under the offering's lock: who joins later never stands before who joined earlier
    insert into public.course_waitlist (course_offering_id, student_id, priority, joined_at)
    values (offering, student, priority, clock_timestamp())
    returning * into joined;

    outcome := 'waiting';
    entry_id := joined.id;
    queue_rank := lms_ops.queue_rank(entry_id);
    perform lms_ops.record_waitlist_event('joined', joined, joined, null, queue_rank);
    perform lms_ops.notify_student(student, 'waitlist_joined', jsonb_build_object(
        'section', lms_ops.offering_name(offering),
        'rank', queue_rank
    ));
    return next;
end
$$;
