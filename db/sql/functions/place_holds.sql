-- Places a hold on each of these students, all or none; returns how many. What it blocks: registration,
-- transcripts, graduation, grades. The unit owns the hold and may release it (null: the registrar). It is in force
-- from when it begins (null: now) until it ends (null: when it is released).
--
-- The viewer needs hold.manage in that unit and must be allowed to see the students. The same hold that a
-- student has already for some of the time is refused. Each leaves a row in the audit log.
create or replace function lms_ops.place_holds(
    student_numbers text[],
    category text,
    blocks text[],
    reason text,
    owner_unit uuid default null,
    until timestamptz default null,
    begins timestamptz default null
) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    categories constant text[] := array['financial', 'academic', 'disciplinary', 'administrative', 'library', 'health'];
    what_can_be_blocked constant text[] := array['registration', 'transcripts', 'graduation', 'grades'];
    numbers constant text[] := array(
        select distinct btrim(number)
        from unnest(student_numbers) as number
        where btrim(number) <> ''
    );
    named text;
    held uuid[];
begin
    perform lms_ops.require_hold_right(owner_unit);

    if cardinality(numbers) = 0 then
        raise 'Name at least one student number.';
    elsif coalesce(category, '') <> all (categories) then
        raise '% is no category: choose one of %.', coalesce(category, 'Nothing'), array_to_string(categories, ', ');
    elsif coalesce(cardinality(blocks), 0) = 0 or not blocks <@ what_can_be_blocked then
        raise 'Choose what the hold blocks: %.', array_to_string(what_can_be_blocked, ', ');
    elsif coalesce(btrim(reason), '') = '' then
        raise 'Say why: the student will read it, and it is kept with your name.';
    elsif until <= now() then
        raise 'The last day is over: choose a later one, or none.';
    elsif begins < now() then
        raise 'A hold cannot begin in the past: choose a later day, or none for now.';
    elsif until <= begins then
        raise 'The hold would end before it begins: choose a later last day.';
    end if;

    select string_agg(number, ', ' order by number)
    into named
    from unnest(numbers) as number
    where not exists (
        select
        from public.students
        where students.student_number = number
            and (
                lms_ops.current_viewer() is null
                or lms_ops.viewer_reads_student(students.id)
            )
    );
    if named is not null then
        raise 'You see no student with the number %: check it.', named;
    end if;

    -- the students' rows are locked so that the same hold, placed twice at once, stands once
    held := array(
        select students.id
        from public.students
        where students.student_number = any (numbers)
        order by students.id
        for no key update
    );
    select string_agg(distinct students.student_number, ', ')
    into named
    from public.student_holds as holds
    join public.students on students.id = holds.student_id
    where holds.student_id = any (held)
        and holds.is_active
        and coalesce(holds.effective_until, 'infinity') > coalesce(begins, now())
        and holds.effective_from < coalesce(until, 'infinity')
        and holds.hold_category = category
        and holds.reason = btrim(place_holds.reason)
        and holds.organization_unit_id is not distinct from owner_unit;
    if named is not null then
        raise 'The same hold is on % already: leave them out.', named;
    end if;

    return lms_ops.write_holds(
        held,
        category,
        blocks,
        btrim(place_holds.reason),
        owner_unit,
        begins => coalesce(begins, now()),
        until => until
    );
end
$$;
