-- Every counter becomes the students there are; where those are more than the limit, an override keeps it.
-- Changes are counted since the triggers are on: a batch of offerings is locked, counted and let go.
do $$
declare
    last_offering uuid;
    batch uuid[];
begin
    loop
        batch := array(
            select offerings.id
            from public.course_offerings as offerings
            where last_offering is null
                or offerings.id > last_offering
            order by offerings.id
            limit 500
        );
        exit when batch = '{}';
        perform set_config('lms.keep_updated_at', 'on', true);

        insert into lms_ops.decided_values (finding, table_name, row_id, column_name, old_value, new_value)
        select
            case recounted.column_name when 'max_enrollment' then 'over_capacity' else 'counters' end,
            'course_offerings',
            recounted.course_offering_id,
            recounted.column_name,
            to_jsonb(recounted.old_value),
            to_jsonb(recounted.new_value)
        from lms_ops.recount_offerings(
                batch, 'Found with more students than places when the LMS was upgraded.'
            ) as recounted
        on conflict (table_name, row_id, column_name) do update
        set new_value = excluded.new_value;

        last_offering := batch[cardinality(batch)];
        commit;
    end loop;
end
$$;
