-- Triggers and rules on tables whose rows an installation writes: they act on every row that it writes.
-- level: notice
-- reads: students
-- remedy: make sure that they may act on whole tables in batches: courses, students, staff and announcements get their words for the search, offerings their count
with written as (
    select relations.oid
    from pg_class as relations
    where relations.relnamespace = 'public'::regnamespace
        and relations.relname in (
            'academic_terms',
            'announcements',
            'assessment_submissions',
            'assessments',
            'course_enrollments',
            'course_offerings',
            'courses',
            'grades',
            'staff_members',
            'students'
        )
),

actors as (
    select
        triggers.tgrelid as table_id,
        format('%s: %s calls %s', triggers.tgrelid::regclass, triggers.tgname, triggers.tgfoid::regproc) as actor
    from pg_trigger as triggers
    join pg_proc as routines on routines.oid = triggers.tgfoid
    where not triggers.tgisinternal
        and triggers.tgenabled <> 'D'
        -- what keeps updated_at is known, and put back where an installation wrote
        and routines.proname <> 'update_updated_at_column'
    union all
    select
        rules.ev_class,
        format('%s: rule %s', rules.ev_class::regclass, rules.rulename)
    from pg_rewrite as rules
    where rules.rulename <> '_RETURN'
)

select
    count(*) as count,
    array_agg(actors.actor order by actors.actor) as sample
from actors
join written on written.oid = actors.table_id
