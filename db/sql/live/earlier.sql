-- An earlier version wrote down nothing of what it made, but installed into empty databases alone: what has our names
-- is ours.
do $$
begin
    if to_regclass('lms_ops.alembic_version') is null then
        return;
    end if;
    if (select max(versions.version_num) from lms_ops.alembic_version as versions) >= '0030'
        or exists (select from lms_ops.made_objects as made where made.path <> 'ledger.sql')
    then
        return;
    end if;
    insert into lms_ops.made_objects (path, kind, name)
    select
        'before 0030',
        objects.kind,
        objects.name
    from pg_temp.objects_before as objects
    where objects.name ~ '^(report|lms_ops)(\.|$)'
        or (
            split_part(objects.name, '.', 1) = 'public'
            and split_part(split_part(objects.name, '(', 1), '.', 2) in (
                'academic_honors',
                'academic_programs',
                'academic_standing_history',
                'academic_terms',
                'announcements',
                'assessment_submissions',
                'assessments',
                'attendance_records',
                'audit_logs',
                'buildings',
                'calendar_events',
                'class_schedules',
                'course_corequisites',
                'course_enrollments',
                'course_equivalencies',
                'course_instructors',
                'course_materials',
                'course_offerings',
                'course_prerequisites',
                'course_waitlist',
                'courses',
                'degree_audit_progress',
                'degree_requirements',
                'enrollment_grades',
                'file_uploads',
                'gpa_calculations',
                'grade_appeals',
                'grade_change_history',
                'grade_point_scale',
                'grades',
                'graduation_applications',
                'languages',
                'notification_templates',
                'notifications',
                'organization_units',
                'page_views',
                'permissions',
                'persons',
                'role_permissions',
                'roles',
                'rooms',
                'schedule_conflicts',
                'staff_members',
                'student_group_members',
                'student_groups',
                'student_holds',
                'student_transcripts',
                'students',
                'system_metrics',
                'system_settings',
                'transcript_requests',
                'user_preferences',
                'user_roles',
                'user_sessions',
                'users',
                'mv_course_offering_statistics',
                'mv_faculty_workload',
                'mv_student_statistics',
                'calculate_student_gpa',
                'check_enrollment_eligibility',
                'close_user_session',
                'create_monthly_partition',
                'detect_schedule_conflicts',
                'generate_degree_audit',
                'update_courses_search_vector',
                'update_enrollment_count',
                'update_updated_at_column'
            )
        )
        or starts_with(objects.name, 'public.uuid_')
    on conflict do nothing;
end
$$;
