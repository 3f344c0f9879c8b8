-- Offerings whose limit is below zero.
-- level: impossible
-- reads: course_offerings
-- remedy: set max_enrollment of these offerings to 0 or more
with negative as (
    select
        offerings.section_code,
        offerings.max_enrollment
    from public.course_offerings as offerings
    where offerings.max_enrollment < 0
)

select
    count(*) as count,
    array_agg(format('%s: %s places', negative.section_code, negative.max_enrollment) order by negative.section_code)
        as sample
from negative
