-- Lets the search vectors of students and staff follow their names, which are in persons.
--
-- Runs once a statement, for any number of people; a change of what is no name is none here.
create or replace function lms_ops.update_people_search_vectors() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    renamed uuid[];
begin
    if tg_op = 'INSERT' then
        renamed := array(select new_rows.user_id from new_rows);
    elsif tg_op = 'DELETE' then
        renamed := array(select old_rows.user_id from old_rows);
    else
        renamed := array(
            with former as (
                select user_id, first_name, last_name, first_name_az, last_name_az, first_name_ru, last_name_ru, middle_name
                from old_rows
            ),

            present as (
                select user_id, first_name, last_name, first_name_az, last_name_az, first_name_ru, last_name_ru, middle_name
                from new_rows
            ),

            changed as (
                (select * from former except select * from present)
                union all
                (select * from present except select * from former)
            )

            select distinct changed.user_id
            from changed
        );
    end if;

    update public.students
    set search_vector = null
    from unnest(renamed) as people (user_id)
    where students.user_id = people.user_id;

    update public.staff_members
    set search_vector = null
    from unnest(renamed) as people (user_id)
    where staff_members.user_id = people.user_id;

    return null;
end
$$;
