-- How many rows of what: the published figures of the university, divided for a small one.
--
-- `campus.people` and `campus.rest` divide the counts of people and of everything else; 1 and 1 are the real figures.
-- People shrink less, since a single offering holds half of them.
create temporary table wanted as
select
    ceil(6490.0 / divisors.people)::integer as users,
    ceil(19.0 / divisors.people)::integer as users_without_person,
    ceil(5959.0 / divisors.people)::integer as students,
    ceil(5243.0 / divisors.people)::integer as enrolled_students,
    ceil(350.0 / divisors.people)::integer as staff,
    ceil(190.0 / divisors.people)::integer as active_staff,
    60 as units,
    ceil(883.0 / divisors.rest)::integer as courses,
    ceil(7547.0 / divisors.rest)::integer as offerings,
    ceil(1236.0 / divisors.rest)::integer as empty_offerings,
    ceil(772.0 / divisors.rest)::integer as over_full_offerings,
    2881 / divisors.people as most_students,
    ceil(191696.0 / divisors.rest)::integer as enrollments,
    ceil(66365.0 / divisors.rest)::integer as assessments,
    ceil(63781.0 / divisors.rest)::integer as submissions,
    ceil(194966.0 / divisors.rest)::integer as grades,
    ceil(232347.0 / divisors.rest)::integer as schedules,
    ceil(4696.0 / divisors.rest)::integer as distinct_schedules,
    ceil(363.0 / divisors.rest)::integer as scheduled_offerings,
    ceil(20000.0 / divisors.rest)::integer as log_rows
from (
    select
        current_setting('campus.people')::integer as people,
        current_setting('campus.rest')::integer as rest
) as divisors;
