-- Seats in other offerings of a term (`beside`) that an offering's would be a second of, as sentences.
-- The same component of the same course, or any of a course that is exactly equivalent when the term ends.
create or replace function lms_ops.duplicate_seats(offering uuid, beside uuid[]) returns setof text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
as $$
begin
    return query
    select case
        when others.course_id = wanted.course_id
            then format('The student is enrolled in %s already: section %s.', courses.code, others.section_code)
        else format(
            'The student is enrolled in %s section %s already, which is equivalent to %s.',
            other_courses.code, others.section_code, courses.code
        )
    end as sentence
    from public.course_offerings as wanted
    join public.courses on courses.id = wanted.course_id
    join public.course_offerings as others on others.id = any (beside)
    join public.courses as other_courses on other_courses.id = others.course_id
    where wanted.id = offering
        and case
            when others.course_id = wanted.course_id
                then coalesce(others.component, '') = coalesce(wanted.component, '')
            else exists (
                select
                from lms_ops.counting_courses as counting
                join public.academic_terms as terms on terms.id = wanted.academic_term_id
                where counting.done_course_id = others.course_id
                    and counting.course_id = wanted.course_id
                    and counting.rule = 'exact'
                    and terms.end_date between counting.counts_from and counting.counts_until
            )
        end
    order by sentence;
end
$$;
