-- Students who cannot sign in: they have no user.
-- level: notice
-- reads: students
-- remedy: nothing has to be done: the offices see them, they themselves see nothing until they have a user
select
    count(*) as count,
    (array_agg(students.student_number order by students.student_number))[:5] as sample
from public.students
where students.user_id is null
