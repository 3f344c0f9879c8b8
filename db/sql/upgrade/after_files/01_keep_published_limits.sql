-- Limits that were raised before the steps keep their published value in an override.
insert into lms_ops.capacity_overrides (course_offering_id, published_limit, reason)
select
    decided.row_id,
    decided.old_value::integer,
    'Found with more students than places when the LMS was upgraded.'
from lms_ops.decided_values as decided
join course_offerings as offerings on offerings.id = decided.row_id
where decided.finding = 'over_capacity'
    and decided.table_name = 'course_offerings'
    and decided.column_name = 'max_enrollment'
    -- where drops have already brought the limit back, or somebody has set another, there is nothing to keep
    and offerings.max_enrollment = decided.new_value::integer
    and not exists (
        select
        from lms_ops.capacity_overrides as overrides
        where overrides.course_offering_id = decided.row_id
    )
on conflict do nothing;
