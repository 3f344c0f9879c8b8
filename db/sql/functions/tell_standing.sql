-- Tells student and advisor of a change of academic standing, each in their language, as its actions say.
create or replace function lms_ops.tell_standing(change public.academic_standing_history) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    details jsonb;
    advisor uuid;
begin
    select
        jsonb_build_object(
            'student', coalesce(people.name, to_jsonb(students.student_number)),
            'term', terms.academic_year || ' ' || terms.term_type,
            'standing', standings.name,
            'term_gpa', coalesce(change.term_gpa::text, '–'),
            'cumulative_gpa', coalesce(change.cumulative_gpa::text, '–'),
            'reason', coalesce(rules.sentence, to_jsonb(change.cause))
        ),
        students.academic_advisor_id
    into
        details,
        advisor
    from public.students
    join public.academic_terms as terms on terms.id = change.academic_term_id
    join lms_ops.standings on standings.standing = change.standing
    left join lms_ops.standing_rules as rules on rules.code = change.rule
    left join lms_ops.people on people.user_id = students.user_id
    where students.id = change.student_id;

    if change.actions ? 'student notified' then
        perform lms_ops.notify_student(change.student_id, 'standing_changed', details);
    end if;
    if change.actions ? 'advisor notified' then
        perform lms_ops.notify_person(advisor, 'standing_changed_advisor', details);
    end if;
end
$$;
