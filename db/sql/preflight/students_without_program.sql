-- Active students without a programme: no degree audit, and no department to count them under.
-- level: notice
-- reads: students
-- remedy: enter their academic_program_id when it is known; an audit says until then that there is none
select
    count(*) as count,
    (array_agg(students.student_number order by students.student_number))[:5] as sample
from public.students
where students.status = 'active'
    and students.academic_program_id is null
