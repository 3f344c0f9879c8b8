-- Places a hold on each of these students, all or none; returns how many. What it blocks: registration,
-- transcripts, graduation, grades. The unit owns the hold and may release it (null: the registrar).
--
-- The viewer needs hold.manage in that unit and must be allowed to see the students. The same hold that a
-- student has already is refused. Each leaves a row in the audit log.
create or replace function lms_ops.place_holds(
    student_numbers text[],
    category text,
    blocks text[],
    reason text,
    owner_unit uuid default null,
    until timestamptz default null
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
                or students.id in (select lms_ops.viewer_students())
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
        and coalesce(holds.effective_until, 'infinity') > now()
        and holds.hold_category = category
        and holds.reason = btrim(place_holds.reason)
        and holds.organization_unit_id is not distinct from owner_unit;
    if named is not null then
        raise 'The same hold is on % already: leave them out.', named;
    end if;

    with placed as (
        insert into public.student_holds (
            student_id,
            hold_category,
            reason,
            organization_unit_id,
            blocks_registration,
            blocks_transcripts,
            blocks_graduation,
            blocks_grades,
            effective_until,
            placed_by
        )
        select
            student_id,
            category,
            btrim(place_holds.reason),
            owner_unit,
            'registration' = any (blocks),
            'transcripts' = any (blocks),
            'graduation' = any (blocks),
            'grades' = any (blocks),
            until,
            lms_ops.current_viewer()
        from unnest(held) as student_id
        returning
            id,
            student_id
    )

    insert into public.audit_logs (user_id, action, resource_type, resource_id, new_values)
    select
        lms_ops.current_viewer(),
        'place_hold',
        'student_holds',
        placed.id,
        jsonb_build_object(
            'new', jsonb_build_object(
                'student_id', placed.student_id,
                'category', category,
                'blocks', to_jsonb(blocks),
                'until', until
            ),
            'reason', btrim(place_holds.reason)
        )
    from placed;

    return cardinality(held);
end
$$;
