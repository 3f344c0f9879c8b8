-- A conflict as a sentence, told from its facts alone, in English, Azerbaijani or Russian (in that order below).
create or replace function lms_ops.conflict_sentence(
    conflict_type text,
    facts jsonb,
    language text default 'en'
) returns text
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    select case $1
        when 'time_overlap' then format(
            (array[
                '%s section %s and %s section %s overlap: %s.',
                '%s (qrup %s) və %s (qrup %s) üst-üstə düşür: %s.',
                '%s (группа %s) и %s (группа %s) пересекаются: %s.'
            ])[spoken],
            $2 ->> 'course',
            $2 ->> 'section',
            $2 ->> 'other_course',
            $2 ->> 'other_section',
            (
                select string_agg(
                    format(
                        (array['%s %s to %s and %s to %s', '%s %s-%s və %s-%s', '%s %s-%s и %s-%s'])[spoken],
                        (array[
                            ['Sunday', 'bazar', 'воскресенье'],
                            ['Monday', 'bazar ertəsi', 'понедельник'],
                            ['Tuesday', 'çərşənbə axşamı', 'вторник'],
                            ['Wednesday', 'çərşənbə', 'среда'],
                            ['Thursday', 'cümə axşamı', 'четверг'],
                            ['Friday', 'cümə', 'пятница'],
                            ['Saturday', 'şənbə', 'суббота']
                        ])[(meeting ->> 'day')::integer + 1][spoken],
                        meeting ->> 'from',
                        meeting ->> 'until',
                        meeting ->> 'other_from',
                        meeting ->> 'other_until'
                    ),
                    '; ' order by place
                )
                from jsonb_array_elements($2 -> 'meetings') with ordinality as clashes (meeting, place)
            )
        )
        when 'missing_prerequisite' then format(
            (array[
                '%s requires %s%s%s, which the student has not passed.',
                '%s üçün əvvəlcə %s%s%s tələb olunur, tələbə bunu yerinə yetirməyib.',
                'Для %s требуется %s%s%s, студент этого не выполнил.'
            ])[spoken],
            $2 ->> 'course',
            -- a group of courses has words of its own in each language
            coalesce($2 -> 'required_in' ->> $3, $2 ->> 'required'),
            (array[' with at least ', ' (ən azı ', ' (не ниже '])[spoken] || ($2 ->> 'minimum_grade')
                || (array['', ')', ')'])[spoken],
            case
                when ($2 ->> 'may_be_concurrent')::boolean then (array[
                    ' before or in the same term',
                    ' (əvvəl və ya eyni semestrdə)',
                    ' (раньше или в том же семестре)'
                ])[spoken]
            end
        )
        when 'missing_corequisite' then format(
            (array[
                '%s is taken together with %s%s, in which the student is not enrolled.',
                '%s fənni %s%s ilə birlikdə götürülür, tələbə ona yazılmayıb.',
                '%s изучается вместе с %s%s, студент на него не записан.'
            ])[spoken],
            $2 ->> 'course',
            $2 ->> 'required',
            case
                when ($2 ->> 'may_be_before')::boolean
                    then (array[' or after it', ' (və ya ondan sonra)', ' (или после него)'])[spoken]
            end
        )
        when 'duplicate_course' then case
            when $2 ? 'other_course' then format(
                (array[
                    '%s section %s and %s section %s are equivalent: only one counts.',
                    '%s (qrup %s) və %s (qrup %s) eynigüclüdür: yalnız biri sayılır.',
                    '%s (группа %s) и %s (группа %s) равноценны: засчитывается только один курс.'
                ])[spoken],
                $2 ->> 'course',
                $2 ->> 'section',
                $2 ->> 'other_course',
                $2 ->> 'other_section'
            )
            else format(
                (array[
                    '%s%s is taken twice: sections %s and %s.',
                    '%s%s iki dəfə götürülüb: qrup %s və qrup %s.',
                    '%s%s взят дважды: группа %s и группа %s.'
                ])[spoken],
                $2 ->> 'course',
                ' ' || nullif($2 ->> 'component', ''),
                $2 ->> 'section',
                $2 ->> 'other_section'
            )
        end
        when 'incompatible_courses' then format(
            (array[
                '%s and %s may not be taken together.',
                '%s və %s birlikdə götürülə bilməz.',
                '%s и %s нельзя изучать вместе.'
            ])[spoken],
            $2 ->> 'course',
            $2 ->> 'other_course'
        )
        when 'credit_overload' then format(
            (array[
                '%s credits in one term are more than the %s that are allowed.',
                'Bir semestrdə %s kredit icazə verilən %s kreditdən çoxdur.',
                '%s кредитов за семестр больше допустимых %s.'
            ])[spoken],
            $2 ->> 'credits',
            $2 ->> 'most_credits'
        )
    end
    from (select case $3 when 'az' then 2 when 'ru' then 3 else 1 end as spoken) as reader
$$;
