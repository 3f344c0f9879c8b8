-- Who teaches the sections, and which part of each.

create temporary table wanted_teaching on commit drop as
select
    incoming_sections.course_offering_id,
    users.id as instructor_id,
    incoming_teaching.share
from incoming_teaching
join incoming_sections using (place)
join users on users.username = incoming_teaching.username;

delete from course_instructors as instructors
using imported_offerings
where instructors.course_offering_id = imported_offerings.course_offering_id
    and imported_offerings.place is not null
    and not exists (
        select
        from wanted_teaching
        where wanted_teaching.course_offering_id = instructors.course_offering_id
            and wanted_teaching.instructor_id = instructors.instructor_id
    );

update course_instructors as instructors
set share = wanted_teaching.share
from wanted_teaching
where instructors.course_offering_id = wanted_teaching.course_offering_id
    and instructors.instructor_id = wanted_teaching.instructor_id
    and instructors.share is distinct from wanted_teaching.share;

insert into course_instructors (course_offering_id, instructor_id, role, share)
select
    wanted_teaching.course_offering_id,
    wanted_teaching.instructor_id,
    'primary',
    wanted_teaching.share
from wanted_teaching
where not exists (
    select
    from course_instructors as instructors
    where instructors.course_offering_id = wanted_teaching.course_offering_id
        and instructors.instructor_id = wanted_teaching.instructor_id
);
