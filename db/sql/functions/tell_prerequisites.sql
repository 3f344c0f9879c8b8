-- Everything that a course asks for before it, as people say it: 'MATH100 with at least C and ((A and B) or C)'.
-- Null where it asks for nothing. In English, Azerbaijani or Russian.
create or replace function lms_ops.prerequisite_sentence(course uuid, language text default 'en') returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with parts as (
        select
            lms_ops.required_course_words(
                courses.code,
                prerequisites.minimum_grade,
                prerequisites.can_be_concurrent,
                language
            ) as words,
            false as is_group
        from public.course_prerequisites as prerequisites
        join public.courses on courses.id = prerequisites.prerequisite_course_id
        where prerequisites.course_id = course
            and prerequisites.is_mandatory
        union all
        select
            lms_ops.prerequisite_group_sentence(groups.id, language),
            true
        from lms_ops.prerequisite_groups as groups
        where groups.course_id = course
            and groups.parent_id is null
    )

    select string_agg(
        case
            when parts.is_group and several.parts > 1 and parts.words ~ ' ' then '(' || parts.words || ')'
            else parts.words
        end,
        case language when 'az' then ' və ' when 'ru' then ' и ' else ' and ' end
        order by
            parts.is_group,
            parts.words collate "C"
    )
    from parts
    cross join (select count(*) as parts from parts) as several
$$;
