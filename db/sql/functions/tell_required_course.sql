-- A course that is asked for as part of a sentence: 'MATH101 with at least C before or in the same term'.
-- In English, Azerbaijani or Russian (in that order below).
create or replace function lms_ops.required_course_words(
    code text,
    minimum_grade text,
    may_be_concurrent boolean,
    language text default 'en'
) returns text
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    select concat(
        $1,
        (array[' with at least ', ' (ən azı ', ' (не ниже '])[spoken] || $2 || (array['', ')', ')'])[spoken],
        case
            when $3 then (array[
                ' before or in the same term',
                ' (əvvəl və ya eyni semestrdə)',
                ' (раньше или в том же семестре)'
            ])[spoken]
        end
    )
    from (select case $4 when 'az' then 2 when 'ru' then 3 else 1 end as spoken) as reader
$$;
