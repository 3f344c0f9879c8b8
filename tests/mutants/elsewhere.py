"""Refusals that can go without anybody here noticing: what refuses in their place, or which test goes red."""

# name of the mutant -> why nothing is open without it, or the test that shows that something is
HELD = {
    "function close_user_session(): with its owner's rights": (
        "a trigger that changes nothing but the row that is written"
    ),
    "function create_monthly_partition(text,date): without perform lms_ops.require_right('database', 'repair');": (
        "no role of a person may execute it"
    ),
    (
        "function lms_ops.correct_grade(text,uuid,numeric,numeric,text,numeric,text,text,uuid,text[]): without "
        "perform lms_ops.require_grade_approver(graded.course_offering_id, correct_grade.approved_by);"
    ): "tests/test_grade_corrections.py",
    (
        "function lms_ops.decide_equivalency(uuid,text,text): without perform "
        "lms_ops.require_course_right(proposal.course_id, 'equivalency', 'decide');"
    ): "tests/test_equivalencies.py",
    (
        "function lms_ops.decide_equivalency(uuid,text,text): without perform "
        "lms_ops.require_course_right(proposal.equivalent_course_id, 'equivalency', 'decide');"
    ): "tests/test_equivalencies.py",
    "function lms_ops.decide_standing(uuid): without perform lms_ops.require_right('standing', 'decide');": (
        "judges the students of the viewer's units alone: without the right, none"
    ),
    "function lms_ops.growing_table(text): without perform lms_ops.require_right('database', 'read');": (
        "what it asks for each fact asks for the same right"
    ),
    (
        "function lms_ops.join_waitlist(uuid,uuid,integer): without perform "
        "lms_ops.require_offering_right(offering, 'waitlist', 'manage');"
    ): "tests/test_rights_of_two.py",
    "function lms_ops.release_holds(uuid[],text): without perform lms_ops.require_right('hold', 'manage');": (
        "asks for the right in the unit of each hold"
    ),
    "function lms_ops.require_group_right(uuid): not found as false": (
        "of no assessment there is no offering, which is refused next"
    ),
    "function lms_ops.require_unit_right(text,text,uuid): unit_id is null as true": (
        "who has the right for all units has it in each"
    ),
    "function lms_ops.status(text): without perform lms_ops.require_right('database', 'read');": (
        "what it asks for some topics asks for the same right"
    ),
    (
        "function lms_ops.swap_enrollment(uuid,uuid,uuid): without perform "
        "lms_ops.require_enrollment_right(student, from_offering);"
    ): "tests/test_rights_of_two.py",
    (
        "function lms_ops.swap_enrollment(uuid,uuid,uuid): without perform "
        "lms_ops.require_enrollment_right(student, to_offering);"
    ): "tests/test_rights_of_two.py",
}
