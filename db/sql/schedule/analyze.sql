-- After so many new rows the planner has to look again.

analyze
    organization_units,
    users,
    persons,
    user_roles,
    staff_members,
    academic_programs,
    students,
    courses,
    course_offerings,
    course_instructors,
    class_schedules,
    course_enrollments,
    course_waitlist,
    lms_ops.imported_sections,
    lms_ops.capacity_overrides,
    lms_ops.waitlist_events;
