-- A group of prerequisites as people say it: '(A and B) or C', '2 of A, B, C'. In English, Azerbaijani or Russian.
-- Members stand in the order of their words: the same group always reads the same.
create or replace function lms_ops.prerequisite_group_sentence(group_id uuid, language text default 'en')
returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    spoken constant integer := case language when 'az' then 2 when 'ru' then 3 else 1 end;
    needs integer;
    members text[];
begin
    select groups.needs into needs from lms_ops.prerequisite_groups as groups where groups.id = $1;

    members := array(
        select told.words
        from (
            select lms_ops.required_course_words(
                courses.code,
                required.minimum_grade,
                required.can_be_concurrent,
                language
            ) as words
            from lms_ops.prerequisite_group_courses as required
            join public.courses on courses.id = required.prerequisite_course_id
            where required.group_id = $1
            union all
            select case
                when inner_words.words ~ ' ' then '(' || inner_words.words || ')'
                else inner_words.words
            end
            from lms_ops.prerequisite_groups as groups
            cross join lateral lms_ops.prerequisite_group_sentence(groups.id, language) as inner_words (words)
            where groups.parent_id = $1
        ) as told
        order by
            ltrim(told.words, '(') collate "C",
            told.words collate "C"
    );

    return case
        when coalesce(needs, cardinality(members)) = cardinality(members)
            then array_to_string(members, (array[' and ', ' və ', ' и '])[spoken])
        when needs = 1
            then array_to_string(members, (array[' or ', ' və ya ', ' или '])[spoken])
        else format((array['%s of %s', '%2$s: ən azı %1$s', '%s из %s'])[spoken], needs, array_to_string(members, ', '))
    end;
end
$$;
