-- A person's name in each language; null for nobody. Without an Azerbaijani or Russian spelling the first one serves.
create or replace function lms_ops.full_name(person public.persons) returns jsonb
language sql
stable
parallel safe
return case
    when person.id is not null then jsonb_build_object(
        'az', concat_ws(
            ' ',
            coalesce(person.first_name_az, person.first_name),
            coalesce(person.last_name_az, person.last_name)
        ),
        'en', concat_ws(' ', person.first_name, person.last_name),
        'ru', concat_ws(
            ' ',
            coalesce(person.first_name_ru, person.first_name),
            coalesce(person.last_name_ru, person.last_name)
        )
    )
end;
