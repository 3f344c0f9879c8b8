-- The sections as offerings of the term. Limits follow with the seats: a limit below them would be refused.

insert into course_offerings (
    course_id,
    academic_term_id,
    section_code,
    language_of_instruction,
    max_enrollment,
    is_published
)
select
    courses.id,
    incoming_term.academic_term_id,
    incoming_sections.section_code,
    'en',
    incoming_sections.published_limit,
    true
from incoming_sections
join courses on courses.code = incoming_sections.course_code
cross join incoming_term
on conflict (course_id, academic_term_id, section_code) do nothing;

alter table incoming_sections add column course_offering_id uuid;

update incoming_sections
set course_offering_id = offerings.id
from courses
join course_offerings as offerings on offerings.course_id = courses.id
join incoming_term on incoming_term.academic_term_id = offerings.academic_term_id
where courses.code = incoming_sections.course_code
    and offerings.section_code = incoming_sections.section_code;

analyze incoming_sections;

-- The export does not say how many may wait: as many as there are seats, and all who do.
with wanted as (
    select
        incoming_sections.course_offering_id,
        incoming_sections.component,
        incoming_sections.credits,
        incoming_sections.enrollment_status,
        lectures.course_offering_id as parent_offering_id,
        case when incoming_sections.is_online then 'online' else 'in_person' end as delivery_mode,
        greatest(incoming_sections.published_limit, incoming_sections.waitlisted) as waitlist_capacity
    from incoming_sections
    left join incoming_sections as lectures on lectures.place = incoming_sections.lecture_place
)

update course_offerings as offerings
set
    component = wanted.component,
    credits = wanted.credits,
    enrollment_status = wanted.enrollment_status,
    parent_offering_id = wanted.parent_offering_id,
    delivery_mode = wanted.delivery_mode,
    waitlist_capacity = wanted.waitlist_capacity
from wanted
where offerings.id = wanted.course_offering_id
    and (
        offerings.component,
        offerings.credits,
        offerings.enrollment_status,
        offerings.parent_offering_id,
        offerings.delivery_mode,
        offerings.waitlist_capacity
    ) is distinct from (
        wanted.component,
        wanted.credits,
        wanted.enrollment_status,
        wanted.parent_offering_id,
        wanted.delivery_mode,
        wanted.waitlist_capacity
    );

insert into lms_ops.imported_sections as known (course_offering_id, class_number, topic)
select
    incoming_sections.course_offering_id,
    incoming_sections.class_number,
    incoming_sections.topic
from incoming_sections
on conflict (course_offering_id) do update
set
    class_number = excluded.class_number,
    topic = excluded.topic
where (known.class_number, known.topic) is distinct from (excluded.class_number, excluded.topic);

-- Every offering of the term that an import brought; those without a place have vanished from the export.
create temporary table imported_offerings on commit drop as
select
    offerings.id as course_offering_id,
    incoming_sections.place
from incoming_term
join course_offerings as offerings using (academic_term_id)
join lms_ops.imported_sections on imported_sections.course_offering_id = offerings.id
left join incoming_sections on incoming_sections.course_offering_id = offerings.id;

analyze imported_offerings;

update course_offerings as offerings
set enrollment_status = 'cancelled'
from imported_offerings
where offerings.id = imported_offerings.course_offering_id
    and imported_offerings.place is null
    and offerings.enrollment_status is distinct from 'cancelled';
