-- An offering as people say it: 'CS101 section 2'.
create or replace function lms_ops.offering_name(offering uuid) returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select courses.code || ' section ' || offerings.section_code
        from public.course_offerings as offerings
        join public.courses on courses.id = offerings.course_id
        where offerings.id = offering
    );
end
$$;
