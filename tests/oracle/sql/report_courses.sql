-- Rows of the report views about what is taught, and who teaches, that a viewer may read.

-- the catalog is for who may read offerings, be it only the own
create view oracle.catalog_readers as
select distinct grants.viewer
from oracle.grants
where grants.permission = 'offering.read';

create view oracle.read_report_courses as
select
    catalog_readers.viewer,
    courses.id as key
from oracle.catalog_readers
cross join public.courses;

create view oracle.read_report_course_requirements as
select
    catalog_readers.viewer,
    requirements.id as key
from oracle.catalog_readers
cross join (
    select prerequisites.id
    from public.course_prerequisites as prerequisites
    union all
    select corequisites.id
    from public.course_corequisites as corequisites
    union all
    select members.id
    from lms_ops.prerequisite_group_courses as members
) as requirements;

create view oracle.read_report_equivalencies as
select
    catalog_readers.viewer,
    equivalencies.id as key
from oracle.catalog_readers
cross join public.course_equivalencies as equivalencies;

create view oracle.read_report_incompatible_courses as
select
    in_units.viewer,
    least(courses.code, others.code) || ' ' || greatest(courses.code, others.code) as key
from oracle.in_units
cross join lms_ops.incompatible_courses as pairs
join public.courses on courses.id = pairs.course_id
join public.courses as others on others.id = pairs.other_course_id
where in_units.permission = 'offering.read'
    and in_units.unit_id in (courses.organization_unit_id, others.organization_unit_id)
union
select
    everywhere.viewer,
    least(courses.code, others.code) || ' ' || greatest(courses.code, others.code)
from oracle.everywhere
cross join lms_ops.incompatible_courses as pairs
join public.courses on courses.id = pairs.course_id
join public.courses as others on others.id = pairs.other_course_id
where everywhere.permission = 'offering.read';

create view oracle.read_report_offering as
select
    seen.viewer,
    seen.offering_id as key
from oracle.seen_offerings as seen;

create view oracle.read_report_demand as
select *
from oracle.read_report_offering;

create view oracle.read_report_demand_courses as
select distinct
    seen.viewer,
    offerings.academic_term_id || ' ' || offerings.course_id as key
from oracle.seen_offerings as seen
join public.course_offerings as offerings on offerings.id = seen.offering_id;

create view oracle.read_report_demand_units as
select distinct
    seen.viewer,
    offerings.academic_term_id || ' ' || courses.organization_unit_id as key
from oracle.seen_offerings as seen
join public.course_offerings as offerings on offerings.id = seen.offering_id
join public.courses on courses.id = offerings.course_id
where courses.organization_unit_id is not null;

create view oracle.read_report_demand_trend as
select distinct
    seen.viewer,
    concat_ws(' ', offerings.academic_term_id, courses.organization_unit_id) as key
from oracle.seen_offerings as seen
join public.course_offerings as offerings on offerings.id = seen.offering_id
join public.courses on courses.id = offerings.course_id;

create view oracle.read_report_demand_week as
select distinct
    seen.viewer,
    seen.offering_id as key
from oracle.seen_offerings as seen
join public.class_schedules as meetings on meetings.course_offering_id = seen.offering_id;

create view oracle.read_report_waitlists as
select distinct
    seen.viewer,
    seen.offering_id as key
from oracle.seen_offerings as seen
join public.course_waitlist as waitlist on waitlist.course_offering_id = seen.offering_id
where waitlist.status in ('waiting', 'notified');

create view oracle.read_report_waitlist_history as
select distinct
    seen.viewer,
    seen.offering_id as key
from oracle.seen_offerings as seen
join public.course_waitlist as waitlist on waitlist.course_offering_id = seen.offering_id;

create view oracle.read_report_groups as
select *
from oracle.read_student_groups;

-- sections of terms that are not over, for who may read the record of a student
create view oracle.read_report_open_sections as
select
    readers.viewer,
    offerings.id as key
from (
    select distinct readable.viewer
    from oracle.readable_students as readable
) as readers
cross join public.course_offerings as offerings
join public.academic_terms as terms on terms.id = offerings.academic_term_id
where terms.end_date >= current_date
    and offerings.enrollment_status <> 'cancelled';

create view oracle.read_report_programs as
select
    readers.viewer,
    programs.id as key
from (
    select distinct readable.viewer
    from oracle.readable_students as readable
) as readers
cross join public.academic_programs as programs
where programs.is_active;

-- what teachers carry, for who may read the workload of the unit that the statistics put them in
create view oracle.loads as
select
    in_units.viewer,
    workload.instructor_id,
    workload.academic_term_id as term_id,
    workload.organization_unit_id as unit_id
from oracle.in_units
join public.mv_faculty_workload as workload on workload.organization_unit_id = in_units.unit_id
where in_units.permission = 'workload.read'
union
select
    everywhere.viewer,
    workload.instructor_id,
    workload.academic_term_id,
    workload.organization_unit_id
from oracle.everywhere
cross join public.mv_faculty_workload as workload
where everywhere.permission = 'workload.read';

create view oracle.read_report_workload as
select
    loads.viewer,
    loads.instructor_id || ' ' || loads.term_id as key
from oracle.loads as loads;

create view oracle.read_report_workload_units as
select distinct
    loads.viewer,
    loads.unit_id || ' ' || loads.term_id as key
from oracle.loads as loads
where loads.unit_id is not null;

create view oracle.read_report_workload_sections as
select distinct
    loads.viewer,
    instructors.instructor_id || ' ' || instructors.course_offering_id as key
from oracle.loads as loads
join public.course_instructors as instructors using (instructor_id)
join public.course_offerings as offerings
    on offerings.id = instructors.course_offering_id
    and offerings.academic_term_id = loads.term_id;
