-- No enrollment is completed: prerequisites, averages and degree audits find nobody who has passed anything.
-- level: notice
-- reads: course_enrollments
-- remedy: set the enrollments of finished terms to completed, with grade points; until then these answers say what they lack
select
    case when count(*) filter (where enrollments.enrollment_status = 'completed') = 0 then count(*) else 0 end as count,
    array[format('%s enrollments, none of them completed', count(*))] as sample
from public.course_enrollments as enrollments
