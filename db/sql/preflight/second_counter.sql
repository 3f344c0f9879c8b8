-- A trigger on enrollments counts current_enrollment already: together with ours every seat would count twice.
-- level: impossible
-- reads: course_enrollments
-- remedy: drop this trigger; ours counts under the lock of the offering, for the existing application too
select
    count(*) as count,
    array_agg(format('%s calls %s', triggers.tgname, routines.oid::regprocedure) order by triggers.tgname) as sample
from pg_trigger as triggers
join pg_proc as routines on routines.oid = triggers.tgfoid
where triggers.tgrelid = 'public.course_enrollments'::regclass
    and not triggers.tgisinternal
    and triggers.tgenabled <> 'D'
    and routines.prosrc ~* '\mcurrent_enrollment\M'
    and routines.proname <> 'update_enrollment_count'
