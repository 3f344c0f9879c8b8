-- What the search box looks through, and the announcements that it finds.

-- What the search box looks through: courses, students, staff and announcements that the viewer may see, and how many. One row per kind.
create view report.search with (security_barrier = true) as
with things as (
    select
        'course' as kind,
        courses.id
    from public.courses
    where exists (select lms_ops.viewer_roles())
    union all
    select
        'student',
        students.id
    from public.students
    -- all for whoever may read all, as a range that an index finds beside the list: see lms_ops.viewer_reach()
    where students.id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'read'))
        or students.id = any (array(select lms_ops.viewer_students()))
    union all
    select
        'staff',
        staff.id
    from public.staff_members as staff
    where staff.is_active
        and exists (select lms_ops.viewer_roles())
    union all
    select
        'announcement',
        announcements.id
    from lms_ops.viewer_announcements() as announcements (id)
)

select
    things.kind,
    count(*) as things
from things
group by things.kind;

-- Announcements for the viewer: published, in date, for their audience and units, latest first. One row per announcement.
create view report.announcements with (security_barrier = true) as
select
    announcements.id as announcement_id,
    announcements.title,
    announcements.content,
    announcements.announcement_type,
    announcements.publish_date as published_at,
    announcements.expire_date as expires_at,
    people.name as published_by_name
from public.announcements
left join lms_ops.people on people.user_id = announcements.published_by
where announcements.id = any (array(select lms_ops.viewer_announcements()))
order by
    announcements.publish_date desc,
    announcements.id;
