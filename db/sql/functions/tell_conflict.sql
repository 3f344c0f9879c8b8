-- A conflict as a sentence, told from its facts alone.
create or replace function lms_ops.conflict_sentence(conflict_type text, facts jsonb) returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select case conflict_type
        when 'time_overlap' then format(
            '%s section %s and %s section %s meet at the same time: %s.',
            facts ->> 'course',
            facts ->> 'section',
            facts ->> 'other_course',
            facts ->> 'other_section',
            (
                select string_agg(
                    format(
                        '%s %s to %s and %s to %s',
                        lms_ops.day_name((meeting ->> 'day')::integer),
                        meeting ->> 'from',
                        meeting ->> 'until',
                        meeting ->> 'other_from',
                        meeting ->> 'other_until'
                    ),
                    '; ' order by place
                )
                from jsonb_array_elements(facts -> 'meetings') with ordinality as clashes (meeting, place)
            )
        )
        when 'missing_prerequisite' then format(
            '%s requires %s%s%s, which the student has not passed.',
            facts ->> 'course',
            facts ->> 'required',
            ' with at least ' || (facts ->> 'minimum_grade'),
            case when (facts ->> 'may_be_concurrent')::boolean then ' before or in the same term' end
        )
        when 'missing_corequisite' then format(
            '%s is taken together with %s%s, in which the student is not enrolled.',
            facts ->> 'course',
            facts ->> 'required',
            case when (facts ->> 'may_be_before')::boolean then ' or after it' end
        )
        when 'duplicate_course' then format(
            '%s%s is taken twice: sections %s and %s.',
            facts ->> 'course',
            ' ' || nullif(facts ->> 'component', ''),
            facts ->> 'section',
            facts ->> 'other_section'
        )
        when 'incompatible_courses' then format(
            '%s and %s may not be taken together.',
            facts ->> 'course',
            facts ->> 'other_course'
        )
        when 'credit_overload' then format(
            '%s credits in one term are more than the %s that are allowed.',
            facts ->> 'credits',
            facts ->> 'most_credits'
        )
    end
$$;
