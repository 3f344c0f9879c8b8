-- Credits recorded work of another institution as a course of ours, or refuses it; says as which and with how many
-- credits.
--
-- Without a course the approved rule for that institution, course and day says as which. A course that is named stands
-- against the rules too, and then the note says why. Credits are those given here, else the rule's, else the course's.
-- It earns credits, never points. The viewer needs transfer.manage in the unit of the student's programme.
create or replace function lms_ops.decide_transfer_credit(
    transfer uuid,
    decision text,
    course uuid default null,
    credits numeric default null,
    note text default null
) returns table (course_code text, credits_awarded numeric)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    work lms_ops.transfer_credits;
    why constant text := nullif(btrim(note), '');
    rule public.course_equivalencies;
    rules integer;
    credited public.courses;
begin
    select transfers.*
    into work
    from lms_ops.transfer_credits as transfers
    where transfers.id = transfer
    for no key update;
    if not found then
        raise 'This work is not there any more: load the page again.';
    end if;
    perform lms_ops.require_transfer_right(work.student_id);
    if work.status <> 'recorded' then
        raise 'This is % already: load the page again.', work.status;
    elsif coalesce(decision, '') not in ('credited', 'refused') then
        raise 'Work is credited or refused, not %: choose one of the two.', coalesce(decision, 'nothing');
    elsif decision = 'refused' and why is null then
        raise 'Say why it is refused: the student will read it.';
    end if;

    if decision = 'credited' then
        -- one decision about a student after the other: each looks at what the former has credited
        perform
        from public.students
        where students.id = work.student_id
        for no key update;

        select count(*)
        into rules
        from lms_ops.transfer_rules(
            work.external_institution, work.external_course_code, work.external_course_name, work.completed_on
        ) as fitting
        where fitting.course_id = coalesce(course, fitting.course_id);
        if rules > 1 then
            raise 'Several rules fit this work: name the course that it counts as.';
        elsif rules = 0 and course is null then
            raise 'No approved rule of % covers it: name a course of ours, or propose an equivalency.',
                coalesce(work.completed_on::text, 'that day');
        elsif rules = 0 and why is null then
            raise 'No approved rule says so: say why it counts as this course.';
        end if;

        select fitting.*
        into rule
        from lms_ops.transfer_rules(
            work.external_institution, work.external_course_code, work.external_course_name, work.completed_on
        ) as fitting
        where fitting.course_id = coalesce(course, fitting.course_id);
        select courses.* into credited from public.courses where courses.id = coalesce(rule.course_id, course);
        if credited.id is null then
            raise 'There is no such course (%): choose one of the list.', course;
        end if;
        perform lms_ops.refuse_second_credit(work, credited);
        credits_awarded := coalesce(credits, rule.credits_awarded, credited.credit_hours);
        if credits_awarded < 0 then
            raise 'Credits are not negative: say how many it gives.';
        end if;
    end if;

    update lms_ops.transfer_credits as transfers
    set
        status = decision,
        equivalency_id = rule.id,
        course_id = credited.id,
        credits_awarded = decide_transfer_credit.credits_awarded,
        note = why,
        decided_by = lms_ops.current_viewer(),
        decided_at = now()
    where transfers.id = transfer;

    perform lms_ops.record_action(
        'decide_transfer_credit',
        'transfer_credits',
        transfer,
        jsonb_build_object('status', work.status),
        jsonb_build_object(
            'student_id', work.student_id,
            'status', decision,
            'equivalency_id', rule.id,
            'course_id', credited.id,
            'credits_awarded', credits_awarded
        ),
        why
    );
    course_code := credited.code;
    return next;
end
$$;
