-- Adds a rule to what a course asks for, as a group inside another (null: a group of its own), with all that is in it.
-- The rule is written as lms_ops.set_prerequisite_rule has it.
create or replace function lms_ops.add_prerequisite_group(course uuid, inside uuid, rule jsonb) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    -- of text and numbers there is no ->: a course's code alone is a group of one
    wanted_members constant jsonb := coalesce(rule -> 'all', rule -> 'any', rule -> 'of', jsonb_build_array(rule));
    needed integer;
    made uuid;
    member jsonb;
begin
    if jsonb_typeof(wanted_members) <> 'array' or wanted_members = '[]' then
        raise 'A rule names courses: write a code, {"all": [...]}, {"any": [...]} or {"at_least": 2, "of": [...]}.';
    end if;
    if rule -> 'of' is not null then
        if coalesce(rule ->> 'at_least', '') !~ '^[0-9]{1,3}$'
            or (rule ->> 'at_least')::integer not between 1 and jsonb_array_length(wanted_members) then
            raise 'A rule cannot ask for % of % courses: say a number from 1 to %.',
                coalesce(rule ->> 'at_least', 'nothing'),
                jsonb_array_length(wanted_members),
                jsonb_array_length(wanted_members);
        end if;
        needed := (rule ->> 'at_least')::integer;
    elsif rule -> 'any' is not null then
        needed := 1;
    end if;

    insert into lms_ops.prerequisite_groups (course_id, parent_id, needs)
    values (course, inside, needed)
    returning id into made;

    for member in
        select elements.value
        from jsonb_array_elements(wanted_members) as elements
    loop
        if coalesce(member -> 'all', member -> 'any', member -> 'of') is not null then
            perform lms_ops.add_prerequisite_group(course, made, member);
        else
            perform lms_ops.add_prerequisite_member(course, made, member);
        end if;
    end loop;
end
$$;
