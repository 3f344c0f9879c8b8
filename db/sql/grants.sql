-- All rights, applied last. Nobody but the owner has a right that is not written here.

-- Of what an LMS had before nothing is taken from anybody: rights are given to our four roles, and taken from others
-- on our own objects alone.

revoke all on all tables in schema report, lms_ops
from public, lms_dashboard, lms_app, lms_admin, lms_maintainer;
revoke all on all functions in schema report, lms_ops
from public, lms_dashboard, lms_app, lms_admin, lms_maintainer;
revoke all on function
    public.check_enrollment_eligibility(uuid, uuid),
    public.generate_degree_audit(uuid),
    public.detect_schedule_conflicts(uuid, uuid),
    public.create_monthly_partition(text, date)
from public;

-- What an earlier version gave our roles on tables that are read by columns, or not changed by everybody, now.
revoke all on
    academic_honors,
    academic_programs,
    academic_standing_history,
    academic_terms,
    announcements,
    assessment_submissions,
    assessments,
    attendance_records,
    audit_logs,
    buildings,
    calendar_events,
    class_schedules,
    course_corequisites,
    course_enrollments,
    course_equivalencies,
    course_instructors,
    course_materials,
    course_offerings,
    course_prerequisites,
    course_waitlist,
    courses,
    degree_audit_progress,
    degree_requirements,
    enrollment_grades,
    file_uploads,
    gpa_calculations,
    grade_appeals,
    grade_change_history,
    grade_point_scale,
    grades,
    graduation_applications,
    languages,
    notification_templates,
    notifications,
    organization_units,
    page_views,
    permissions,
    persons,
    role_permissions,
    roles,
    rooms,
    schedule_conflicts,
    staff_members,
    student_group_members,
    student_groups,
    student_holds,
    student_transcripts,
    students,
    system_metrics,
    system_settings,
    transcript_requests,
    user_preferences,
    user_roles,
    user_sessions,
    users
from lms_dashboard, lms_app, lms_admin, lms_maintainer;

-- Everybody's figures, past row-level security: nobody reads them but through report, whatever default rights a
-- database gives on what is new in public.
do $$
declare
    taken record;
begin
    for taken in
        select
            views.oid::regclass as view_name,
            case rights.grantee when 0 then 'public' else format('%I', pg_get_userbyid(rights.grantee)) end as grantee
        from pg_class as views
        cross join lateral aclexplode(views.relacl) as rights
        where views.oid in (
                'public.mv_student_statistics'::regclass,
                'public.mv_course_offering_statistics'::regclass,
                'public.mv_faculty_workload'::regclass
            )
            and rights.grantee <> views.relowner
        group by 1, 2
    loop
        execute format('revoke all on %s from %s', taken.view_name, taken.grantee);
    end loop;
end
$$;

-- The dashboard: views of report and checked functions.
grant usage on schema public, report, lms_ops to lms_dashboard;
grant select on all tables in schema report to lms_dashboard;

-- Views of persons' rows read their tables as whoever looks, so that the policies of these decide: the columns that
-- they show or ask for, and no others. The other views are read as their owner.
grant select (id, organization_unit_id, code, name, degree_type, total_credits) on academic_programs to lms_dashboard;
grant select (
    id, student_id, academic_term_id, standing, previous_standing, term_gpa, cumulative_gpa, cause, actions,
    decided_by, effective_date, created_at
) on academic_standing_history to lms_dashboard;
grant select (
    id, academic_year, term_type, start_date, end_date, add_drop_deadline, withdrawal_deadline, is_current
) on academic_terms to lms_dashboard;
grant select (id, course_offering_id, title, due_date) on assessments to lms_dashboard;
grant select (
    id, course_offering_id, student_id, enrollment_date, enrollment_status, status_changed_date, grade,
    grade_points, attendance_percentage, is_retake
) on course_enrollments to lms_dashboard;
grant select (course_offering_id, instructor_id, role, share) on course_instructors to lms_dashboard;
grant select (id, course_id, academic_term_id, section_code, component, credits) on course_offerings to lms_dashboard;
grant select (id, student_id, status, notification_expires_at) on course_waitlist to lms_dashboard;
grant select (id, code, name, organization_unit_id, credit_hours) on courses to lms_dashboard;
grant select (id, code, name) on organization_units to lms_dashboard;
grant select (
    id, student_id, academic_term_id, conflict_type, course_offering_id, conflicting_offering_id, facts,
    status, detected_at, notified_at, resolved_at, resolved_by, resolution_method, resolution_note
) on schedule_conflicts to lms_dashboard;
grant select (id, group_id, student_id, role, left_at) on student_group_members to lms_dashboard;
grant select (id, assessment_id, name, max_members, is_active, created_at) on student_groups to lms_dashboard;
grant select (
    id, student_id, hold_category, reason, organization_unit_id, blocks_registration, blocks_transcripts,
    blocks_graduation, blocks_grades, is_active, effective_from, effective_until, placed_by, released_by,
    released_at, release_reason, updated_at
) on student_holds to lms_dashboard;
grant select (
    id, user_id, student_number, academic_program_id, enrollment_date, actual_graduation_date, status,
    study_mode, academic_advisor_id
) on students to lms_dashboard;
grant select (student_id, academic_term_id, credits, grade_points) on lms_ops.completed_courses to lms_dashboard;
grant select (student_id, standing, effective_date) on lms_ops.current_standings to lms_dashboard;
grant select (
    id, student_id, course_offering_id, obstacle, reason, granted_by, granted_at, valid_until, ended_by,
    ended_at, end_reason
) on lms_ops.registration_permits to lms_dashboard;
grant select (from_standing, to_standing) on lms_ops.standing_transitions to lms_dashboard;
grant select (course_offering_id, instructor_id, is_primary, share) on lms_ops.teaching to lms_dashboard;
grant select (
    id, student_id, external_institution, external_course_code, external_course_name, external_credits,
    external_grade, completed_on, status, equivalency_id, course_id, credits_awarded, note, recorded_by,
    recorded_at, decided_by, decided_at
) on lms_ops.transfer_credits to lms_dashboard;
grant select (
    id, course_offering_id, student_id, event, reason, queue_rank, acted_by, happened_at, rule, walk_id
) on lms_ops.waitlist_events to lms_dashboard;
grant select (
    id, user_id, action, resource_type, resource_id, new_values, created_at
) on audit_logs to lms_dashboard;
grant execute on function lms_ops.values_sentence(jsonb) to lms_dashboard, lms_admin;
grant execute on function
    public.check_enrollment_eligibility(uuid, uuid),
    public.generate_degree_audit(uuid),
    public.detect_schedule_conflicts(uuid, uuid)
to lms_dashboard, lms_app;

-- The LMS application: its tables, under row-level security, and of them what a person writes; histories only through
-- triggers. What rights rest on, such as who teaches what and which unit a course is of, no person writes: that is for
-- programs and administrators.
grant usage on schema public, lms_ops to lms_app;
grant select on
    academic_honors,
    academic_programs,
    academic_standing_history,
    academic_terms,
    announcements,
    assessment_submissions,
    assessments,
    attendance_records,
    buildings,
    calendar_events,
    class_schedules,
    course_corequisites,
    course_enrollments,
    course_equivalencies,
    course_instructors,
    course_materials,
    course_offerings,
    course_prerequisites,
    course_waitlist,
    courses,
    degree_audit_progress,
    degree_requirements,
    enrollment_grades,
    gpa_calculations,
    grade_appeals,
    grade_point_scale,
    grades,
    graduation_applications,
    languages,
    notification_templates,
    organization_units,
    rooms,
    schedule_conflicts,
    student_group_members,
    student_groups,
    student_holds,
    student_transcripts,
    students,
    system_metrics,
    transcript_requests
to lms_app;
grant insert, update on
    attendance_records,
    course_enrollments,
    course_waitlist,
    enrollment_grades,
    grades,
    student_group_members,
    student_groups,
    student_holds,
    student_transcripts,
    students,
    transcript_requests
to lms_app;
grant insert on
    assessment_submissions,
    grade_appeals,
    graduation_applications
to lms_app;
grant update on schedule_conflicts to lms_app;

-- Administration and maintenance by people and programs of the database itself; histories they read.
grant usage on schema public, report, lms_ops to lms_admin, lms_maintainer;
grant select on all tables in schema report to lms_admin;
grant select, insert, update, delete on
    academic_honors,
    academic_programs,
    academic_terms,
    announcements,
    assessment_submissions,
    assessments,
    attendance_records,
    buildings,
    calendar_events,
    class_schedules,
    course_corequisites,
    course_enrollments,
    course_equivalencies,
    course_instructors,
    course_materials,
    course_offerings,
    course_prerequisites,
    course_waitlist,
    courses,
    degree_audit_progress,
    degree_requirements,
    enrollment_grades,
    gpa_calculations,
    grade_appeals,
    grade_point_scale,
    grades,
    graduation_applications,
    languages,
    notification_templates,
    organization_units,
    rooms,
    schedule_conflicts,
    student_group_members,
    student_groups,
    student_holds,
    student_transcripts,
    students,
    system_metrics,
    transcript_requests
to lms_admin;
grant select on grade_change_history, academic_standing_history to lms_admin;
-- what views of report read as whoever asks
grant select on
    lms_ops.completed_courses,
    lms_ops.current_standings,
    lms_ops.registration_permits,
    lms_ops.standing_transitions,
    lms_ops.teaching,
    lms_ops.transfer_credits,
    lms_ops.waitlist_events
to lms_admin;
grant execute on function public.create_monthly_partition(text, date) to lms_admin, lms_maintainer;

-- People: logins, names, roles, sessions and what they leave behind. Passwords and second factors are read by nobody:
-- the LMS compares them through lms_ops.find_login(), and people change them by functions.
grant select (
    id,
    username,
    email,
    email_verified,
    mfa_enabled,
    is_active,
    is_locked,
    failed_login_count,
    last_login_at,
    password_changed_at,
    created_at,
    updated_at,
    deleted_at,
    metadata
) on users to lms_app, lms_admin;
grant insert on users to lms_app, lms_admin;
grant update (
    username,
    email,
    email_verified,
    is_active,
    is_locked,
    failed_login_count,
    deleted_at,
    metadata
) on users to lms_app, lms_admin;
grant delete on users to lms_admin;
grant select, insert, update on
    staff_members,
    user_preferences,
    user_sessions
to lms_app;
-- what names and shows a person; the rest is read through lms_ops.person_details()
grant select (
    id,
    user_id,
    first_name,
    last_name,
    middle_name,
    first_name_az,
    last_name_az,
    first_name_ru,
    last_name_ru,
    photo_url,
    created_at,
    updated_at
) on persons to lms_app;
grant insert, update on persons to lms_app;
-- without session_id: an LMS may take it for the word of whose session it is
grant select (
    id,
    user_id,
    page_path,
    page_title,
    view_timestamp,
    time_on_page_seconds,
    referrer,
    ip_address,
    user_agent,
    metadata,
    created_at,
    updated_at
) on page_views to lms_app;
grant insert, update on page_views to lms_app;
grant select, insert, update, delete on
    file_uploads,
    permissions,
    role_permissions,
    roles,
    system_settings,
    user_roles
to lms_app, lms_admin;
grant select, insert, update, delete on
    notifications,
    page_views,
    persons,
    staff_members,
    user_preferences,
    user_sessions
to lms_admin;
-- nobody writes of another time, and nobody changes what was written
grant select on audit_logs to lms_admin;
grant select (
    id,
    user_id,
    action,
    resource_type,
    resource_id,
    new_values,
    ip_address,
    user_agent,
    created_at,
    updated_at
) on audit_logs to lms_app;
grant insert (
    id,
    user_id,
    action,
    resource_type,
    resource_id,
    new_values,
    ip_address,
    user_agent,
    session_id
) on audit_logs to lms_app, lms_admin;
grant execute on function
    lms_ops.viewer_people()
to lms_dashboard, lms_app;
grant execute on function
    lms_ops.viewer_level(),
    lms_ops.viewer_grantable_roles(),
    lms_ops.viewer_superiors(),
    lms_ops.person_details(uuid),
    lms_ops.find_login(text),
    lms_ops.record_login(),
    lms_ops.record_failed_login(text),
    lms_ops.set_password(uuid, text),
    lms_ops.set_second_factor(uuid, text)
to lms_app;

-- Messages: read by those they are for, delivered by a program of the maintainer, which needs the addresses.
grant select, update (read_at) on notifications to lms_app;
grant select, update (status, scheduled_for, sent_at, delivered_at, error_message, retry_count) on notifications
to lms_maintainer;
grant select (id, email) on users to lms_maintainer;
grant select (user_id, phone_primary) on persons to lms_maintainer;

-- Who is looking, and what they may: asked by the policies in everybody's transactions.
grant execute on function
    lms_ops.current_viewer(),
    lms_ops.viewer_grants(),
    lms_ops.viewer_roles(),
    lms_ops.viewer_units(),
    lms_ops.viewer_units_for(text, text),
    lms_ops.viewer_reach(text, text),
    lms_ops.viewer_student(),
    lms_ops.viewer_students(),
    lms_ops.viewer_unit_students(text, text),
    lms_ops.viewer_graded_students(),
    lms_ops.viewer_named_students(),
    lms_ops.viewer_reads_people(),
    lms_ops.viewer_reads_student(uuid),
    lms_ops.viewer_offerings(),
    lms_ops.viewer_unit_offerings(text, text),
    lms_ops.viewer_assessments(),
    lms_ops.viewer_unit_assessments(text, text),
    lms_ops.viewer_appealed_grades(),
    lms_ops.viewer_graded_enrollments(),
    lms_ops.viewer_groups(),
    lms_ops.viewer_meetings(),
    lms_ops.viewer_seats(),
    lms_ops.viewer_taught_enrollments(),
    lms_ops.viewer_announcements(),
    lms_ops.viewer_sees_all_units(text, text),
    lms_ops.viewer_may(text, text, uuid),
    lms_ops.timezone(),
    lms_ops.fold(text),
    lms_ops.waitlist_event_name(text),
    lms_ops.queue_rule(uuid),
    lms_ops.day_name(integer)
to lms_dashboard, lms_app, lms_admin, lms_maintainer;
-- views ask for limits and names; an LMS may keep secrets among its settings, and reads no whole row of persons
grant execute on function
    lms_ops.setting(text, text),
    lms_ops.full_name(public.persons)
to lms_dashboard, lms_admin, lms_maintainer;

grant execute on function
    lms_ops.statistics_views(),
    lms_ops.statistics_ages(),
    lms_ops.refresh_statistics(text, boolean)
to lms_dashboard, lms_admin, lms_maintainer;

grant execute on function
    lms_ops.recount_enrollments(),
    lms_ops.differences(),
    lms_ops.slow_statements(integer),
    lms_ops.growing_table(text)
to lms_dashboard, lms_admin, lms_maintainer;

-- What a page calls, as the person who is looking; each checks the right itself.
grant execute on function
    lms_ops.demo_viewers(),
    lms_ops.record_export(text, jsonb, integer, text),
    lms_ops.explain_eligibility(uuid, uuid)
to lms_dashboard;

-- Sign-in to the dashboard: of whoever an identity provider or a proxy has named, and of the viewer's own session.
grant execute on function
    lms_ops.account_of(text),
    lms_ops.absent_roles(),
    lms_ops.keep_session(text, timestamptz, boolean, inet, text),
    lms_ops.end_session(text)
to lms_dashboard;

-- Who looked: written down before a record is shown.
grant execute on function
    lms_ops.open_record(uuid, text)
to lms_dashboard, lms_app;

-- Seats: taken and given up by students and those who may act for them; capacity by those of the course's unit.
grant execute on function
    lms_ops.enroll_student(uuid, uuid),
    lms_ops.drop_enrollment(uuid, text),
    lms_ops.withdraw_enrollment(uuid, text),
    lms_ops.swap_enrollment(uuid, uuid, uuid),
    lms_ops.enroll_over_capacity(uuid, uuid, text),
    lms_ops.set_capacity(uuid, integer, text)
to lms_dashboard, lms_app, lms_admin, lms_maintainer;

-- The queues: joined and left by students, decided by people, and kept moving by maintenance.
grant execute on function
    lms_ops.join_waitlist(uuid, uuid, integer),
    lms_ops.accept_offer(uuid),
    lms_ops.decline_offer(uuid, text),
    lms_ops.leave_waitlist(uuid),
    lms_ops.explain_waiting(uuid),
    lms_ops.set_waitlist_rule(uuid, text, boolean, text)
to lms_dashboard, lms_app, lms_admin, lms_maintainer;
grant execute on function
    lms_ops.offer_next_seat(uuid),
    lms_ops.extend_offer(uuid, integer, text),
    lms_ops.withdraw_offer(uuid, text),
    lms_ops.remove_from_waitlist(uuid, text)
to lms_dashboard, lms_admin, lms_maintainer;
grant execute on function
    lms_ops.expire_offers(uuid),
    lms_ops.serve_queue(uuid, uuid),
    lms_ops.serve_queues(),
    lms_ops.close_queues(uuid)
to lms_admin, lms_maintainer;

-- Conflicts in schedules.
grant execute on function
    lms_ops.record_schedule_conflicts(uuid),
    lms_ops.resolve_conflicts(uuid[], text, text, text),
    lms_ops.mark_incompatible(text, text, text),
    lms_ops.unmark_incompatible(text, text, text)
to lms_dashboard, lms_admin, lms_maintainer;
grant execute on function
    lms_ops.conflict_sentence(text, jsonb, text)
to lms_dashboard, lms_app, lms_admin, lms_maintainer;

-- Holds: placed and released by people, ended on their day by maintenance, asked about by whoever serves a student.
grant execute on function
    lms_ops.place_holds(text[], text, text[], text, uuid, timestamptz, timestamptz),
    lms_ops.release_holds(uuid[], text)
to lms_dashboard, lms_admin, lms_maintainer;
grant execute on function
    lms_ops.lapse_holds()
to lms_admin, lms_maintainer;
grant execute on function
    lms_ops.may_receive_transcript(uuid),
    lms_ops.may_graduate(uuid),
    lms_ops.may_see_grades(uuid)
to lms_dashboard, lms_app, lms_admin;

-- Academic standing.
grant execute on function
    lms_ops.preview_standing(uuid),
    lms_ops.decide_standing(uuid),
    lms_ops.set_standing(uuid, uuid, text, text)
to lms_dashboard, lms_admin, lms_maintainer;

-- Groups of students.
grant execute on function
    lms_ops.create_group(uuid, text, integer),
    lms_ops.join_group(uuid, uuid, text),
    lms_ops.leave_group(uuid, uuid),
    lms_ops.change_leader(uuid, uuid),
    lms_ops.close_group(uuid)
to lms_dashboard, lms_app, lms_admin;

-- Rules of registration: what courses ask for, what counts as them, and what an office permits.
grant execute on function
    lms_ops.student_gpa(uuid, uuid),
    lms_ops.enrollment_advice(uuid, uuid),
    lms_ops.prerequisite_sentence(uuid, text)
to lms_dashboard, lms_app, lms_admin, lms_maintainer;
grant execute on function
    lms_ops.set_prerequisite(uuid, uuid, boolean, text, boolean),
    lms_ops.remove_prerequisite(uuid, uuid),
    lms_ops.set_prerequisite_rule(uuid, jsonb),
    lms_ops.set_corequisite(uuid, uuid, boolean),
    lms_ops.remove_corequisite(uuid, uuid),
    lms_ops.propose_equivalency(uuid, text, uuid, text, text, text, numeric, date, date, text),
    lms_ops.decide_equivalency(uuid, text, text),
    lms_ops.end_equivalency(uuid, date, text),
    lms_ops.record_transfer_credit(uuid, text, text, text, numeric, text, date),
    lms_ops.decide_transfer_credit(uuid, text, uuid, numeric, text),
    lms_ops.reopen_transfer_credit(uuid, text),
    lms_ops.grant_permit(uuid, uuid, text, text, timestamptz),
    lms_ops.end_permit(uuid, text)
to lms_dashboard, lms_app, lms_admin, lms_maintainer;

-- The base function of the same figures, where it is ours.
do $$
begin
    if exists (
        select
        from lms_ops.made_objects as made
        where made.kind = 'function'
            and made.name = 'public.calculate_student_gpa(student_id uuid, term_id uuid)'
    ) then
        revoke all on function public.calculate_student_gpa(uuid, uuid) from public;
        grant execute on function public.calculate_student_gpa(uuid, uuid)
        to lms_dashboard, lms_app, lms_admin, lms_maintainer;
    end if;
end
$$;

-- Degrees: audits read by whoever may read the student, rules set by the unit of the course or programme.
grant execute on function
    lms_ops.what_if_audit(uuid, uuid),
    lms_ops.degree_audits(uuid[]),
    lms_ops.degree_audit_courses(uuid, uuid),
    lms_ops.degree_progress(uuid, uuid),
    lms_ops.record_degree_audit(uuid)
to lms_dashboard, lms_app, lms_admin, lms_maintainer;
grant execute on function
    lms_ops.set_course_categories(uuid, text[]),
    lms_ops.share_requirements(uuid, uuid, numeric)
to lms_dashboard, lms_admin, lms_maintainer;

-- Groups of students: sizes that a page may show.
grant execute on function lms_ops.hide_small_groups(bigint[]) to lms_dashboard, lms_admin;

-- Search: finds what the viewer may see, and nothing for nobody.
grant execute on function
    lms_ops.search(text, text[], integer)
to lms_dashboard, lms_app;

-- Grades: corrected and read by people; sealed by maintenance.
grant execute on function
    lms_ops.correct_grade(text, uuid, numeric, numeric, text, numeric, text, text, uuid, text[]),
    lms_ops.grade_approvers(uuid),
    lms_ops.grade_history(text, uuid),
    lms_ops.correctable_grades(text)
to lms_dashboard, lms_app, lms_admin, lms_maintainer;
grant execute on function lms_ops.grade_change_form(public.grade_change_history) to lms_dashboard, lms_admin;
grant execute on function lms_ops.seal_grade_chains() to lms_admin, lms_maintainer;

-- Operation: what a load balancer and the dashboard ask about the servers.
grant execute on function
    lms_ops.installation_is_at_work(),
    lms_ops.readiness(),
    lms_ops.replica_state(),
    lms_ops.status(text)
to lms_dashboard, lms_admin, lms_maintainer;

-- Upgrades: what ends when an application has caught up: roles that see everything, arrays of courses.
grant execute on function
    lms_ops.stop_admitting(text),
    lms_ops.retire_arrays(),
    lms_ops.array_state(),
    lms_ops.uncarried_entries()
to lms_admin;

-- Maintenance: what it keeps of itself, for everybody who runs the database.
grant execute on function
    lms_ops.growing_tables(),
    lms_ops.partitions(text),
    lms_ops.maintenance_schedule()
to lms_dashboard, lms_admin, lms_maintainer;
grant execute on function
    lms_ops.maintenance_schedule(),
    lms_ops.begin_maintenance(),
    lms_ops.record_maintenance_task(bigint, text, timestamptz, jsonb, text),
    lms_ops.end_maintenance(bigint),
    lms_ops.perform_maintenance_task(text),
    lms_ops.run_maintenance_task(text),
    lms_ops.maintenance_sentence(text, jsonb),
    lms_ops.due_statistics(),
    lms_ops.tables_to_vacuum(),
    lms_ops.expired_rows(),
    lms_ops.archive_lines(text, timestamptz, timestamptz),
    lms_ops.count_source_rows(text),
    lms_ops.retirements(text),
    lms_ops.partition_state(text),
    lms_ops.record_retirement(text, text, timestamptz, timestamptz, bigint, text, bigint, text),
    lms_ops.delete_archived_rows(text, bigint),
    lms_ops.detach_partition(text),
    lms_ops.drop_retired_partition(text)
to lms_maintainer;
