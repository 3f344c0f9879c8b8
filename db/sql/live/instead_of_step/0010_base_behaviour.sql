-- What the base tables do by themselves, where they do not do it yet: an LMS keeps its own functions and triggers.

do $$
begin
    if to_regprocedure('public.update_updated_at_column()') is null then
        create function public.update_updated_at_column() returns trigger
        language plpgsql
        set search_path = pg_catalog, pg_temp
        as $function$
        begin
            new.updated_at := now();
            return new;
        end
        $function$;
    end if;
end
$$;

do $$
begin
    if to_regprocedure('public.close_user_session()') is null then
        create function public.close_user_session() returns trigger
        language plpgsql
        set search_path = pg_catalog, pg_temp
        as $function$
        begin
            if new.logout_timestamp is not null and old.logout_timestamp is null then
                new.is_active := false;
                new.session_duration_seconds :=
                    extract(epoch from new.logout_timestamp - new.login_timestamp)::integer;
            end if;
            return new;
        end
        $function$;
    end if;
end
$$;

do $$
begin
    if not exists (
        select
        from pg_trigger as triggers
        join pg_proc as routines on routines.oid = triggers.tgfoid
        where triggers.tgrelid = 'public.user_sessions'::regclass
            and routines.prosrc ~* 'new\.session_duration_seconds'
    ) then
        create trigger close_session before update on public.user_sessions
        for each row execute function public.close_user_session();
    end if;
end
$$;

-- Each table is locked for a moment, and alone. The tables that steps 0002 to 0009 name and nobody else's.
do $$
declare
    changed_table text;
begin
    for changed_table in
        select columns.table_name
        from information_schema.columns as columns
        where columns.table_schema = 'public'
            and columns.column_name = 'updated_at'
            and columns.table_name in (
                'academic_honors',
                'academic_programs',
                'academic_terms',
                'announcements',
                'assessment_submissions',
                'assessments',
                'attendance_records',
                'audit_logs',
                'buildings',
                'calendar_events',
                'class_schedules',
                'course_enrollments',
                'course_instructors',
                'course_materials',
                'course_offerings',
                'courses',
                'degree_audit_progress',
                'degree_requirements',
                'enrollment_grades',
                'file_uploads',
                'gpa_calculations',
                'grade_appeals',
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
                'staff_members',
                'student_transcripts',
                'students',
                'system_metrics',
                'system_settings',
                'transcript_requests',
                'user_preferences',
                'user_roles',
                'user_sessions',
                'users'
            )
            and not exists (
                select
                from pg_trigger as triggers
                join pg_proc as routines on routines.oid = triggers.tgfoid
                where triggers.tgrelid = format('public.%I', columns.table_name)::regclass
                    and (routines.prosrc ~* 'new\.updated_at' or routines.proname = 'moddatetime')
            )
        order by columns.table_name
    loop
        execute format(
            'create trigger set_updated_at before update on public.%I '
            'for each row execute function public.update_updated_at_column()',
            changed_table
        );
        perform pg_temp.record_objects('steps/0010_base_behaviour.sql');
        commit;
    end loop;
end
$$;
