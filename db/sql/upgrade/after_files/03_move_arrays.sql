-- What courses ask for in arrays is carried into the junction tables; what cannot be is set aside.
-- Since the triggers are on, later changes of the arrays are carried as they are made.
do $$
declare
    last_course uuid;
    batch uuid[];
begin
    loop
        batch := array(
            select courses.id
            from public.courses
            where (courses.prerequisites is not null or courses.corequisites is not null)
                and (last_course is null or courses.id > last_course)
            order by courses.id
            limit 25
        );
        exit when batch = '{}';

        perform lms_ops.carry_arrays(course.id)
        from unnest(batch) as course (id);

        last_course := batch[cardinality(batch)];
        commit;
    end loop;
end
$$;
