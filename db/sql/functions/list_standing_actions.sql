-- Those of the actions of a rule that can be done for a student: nobody is told who has no account.
create or replace function lms_ops.standing_actions(actions jsonb, student public.students) returns jsonb
language sql
immutable
return actions
    - case when student.user_id is null then 'student notified' else '' end
    - case when student.academic_advisor_id is null then 'advisor notified' else '' end;
