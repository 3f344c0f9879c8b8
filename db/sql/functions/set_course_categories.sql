-- A course is of these categories from now on, and of no others; requirements may name a category instead of courses.
-- The viewer needs course.manage in the course's unit.
create or replace function lms_ops.set_course_categories(course uuid, categories text[]) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    wanted constant text[] := array(
        select distinct btrim(category)
        from unnest(categories) as category
        where btrim(category) <> ''
        order by 1
    );
    before text[];
begin
    perform lms_ops.require_course_right(course);
    before := array(
        select of_course.category
        from lms_ops.course_categories as of_course
        where of_course.course_id = course
        order by 1
    );

    delete from lms_ops.course_categories as of_course
    where of_course.course_id = course
        and of_course.category <> all (wanted);
    insert into lms_ops.course_categories (course_id, category)
    select course, category
    from unnest(wanted) as category
    on conflict do nothing;

    perform lms_ops.record_action(
        'set_course_categories',
        'courses',
        course,
        jsonb_build_object('categories', before),
        jsonb_build_object('categories', wanted)
    );
end
$$;
