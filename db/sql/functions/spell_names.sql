-- Every spelling of a person's names, folded: given and family name in each language, then the middle name. '' for nobody.
create or replace function lms_ops.name_words(owner_of_names uuid) returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select lms_ops.fold(coalesce(max(concat_ws(
        ' ',
        persons.first_name,
        persons.last_name,
        persons.first_name_az,
        persons.last_name_az,
        persons.first_name_ru,
        persons.last_name_ru,
        persons.middle_name
    )), ''))
    from public.persons
    where persons.user_id = owner_of_names
$$;
