-- How courses combine into what a course asks for, beside its flat prerequisites; null asks for no combination.
--
-- A rule is the code of a course, {"course": "MATH101", "minimum_grade": "C", "concurrent": true}, {"all": [...]},
-- {"any": [...]} or {"at_least": 2, "of": [...]}, and what stands in the brackets are rules again. The viewer needs
-- course.manage in the course's unit.
create or replace function lms_ops.set_prerequisite_rule(course uuid, rule jsonb) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    sentence_before text;
begin
    perform lms_ops.require_course_right(course);
    perform lms_ops.lock_requirements();
    sentence_before := lms_ops.prerequisite_sentence(course);

    delete from lms_ops.prerequisite_groups as groups
    where groups.course_id = course;
    if jsonb_typeof(rule) <> 'null' then
        perform lms_ops.add_prerequisite_group(course, null, rule);
    end if;

    perform lms_ops.record_action(
        'set_prerequisite_rule',
        'courses',
        course,
        jsonb_build_object('prerequisites', sentence_before),
        jsonb_build_object('prerequisites', lms_ops.prerequisite_sentence(course), 'rule', rule)
    );
end
$$;
