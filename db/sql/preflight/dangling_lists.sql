-- Entries of other lists of ids that point nowhere.
-- level: notice
-- reads: degree_requirements, organization_units, announcements, degree_audit_progress, courses, users
-- remedy: nothing has to be done: they are read as if they were not there; the lists stay as they are
with entries as (
    select
        'degree_requirements.course_list' as list,
        coalesce(requirements.requirement_name ->> 'az', requirements.requirement_name ->> 'en') as holder,
        not exists (select from public.courses where courses.id = entry.id) as is_dangling
    from public.degree_requirements as requirements
    cross join lateral unnest(requirements.course_list) as entry (id)
    union all
    select
        'degree_audit_progress.completed_courses',
        progress.id::text,
        not exists (select from public.courses where courses.id = entry.id)
    from public.degree_audit_progress as progress
    cross join lateral unnest(progress.completed_courses) as entry (id)
    union all
    select
        'organization_units.deputy_user_ids',
        units.code,
        not exists (select from public.users where users.id = entry.id)
    from public.organization_units as units
    cross join lateral unnest(units.deputy_user_ids) as entry (id)
    union all
    select
        'announcements.target_units',
        coalesce(announcements.title ->> 'az', announcements.title ->> 'en'),
        not exists (select from public.organization_units as units where units.id = entry.id)
    from public.announcements
    cross join lateral unnest(announcements.target_units) as entry (id)
)

select
    count(*) as count,
    (array_agg(format('%s of %s', entries.list, entries.holder) order by entries.list, entries.holder))[:5] as sample
from entries
where entries.is_dangling
