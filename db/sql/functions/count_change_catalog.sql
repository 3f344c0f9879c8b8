-- The specification's change catalog, part by part: how many objects it names and how many of them are there.
-- Without the extension uuid-ossp its functions count, which stand in for it under their names.
create or replace function lms_ops.change_catalog()
returns table (part text, named integer, present integer)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with tables as (
        select
            names.name,
            names.is_junction,
            to_regclass('public.' || names.name) as relation
        from (
            values
                ('course_prerequisites', true),
                ('course_corequisites', true),
                ('student_group_members', true),
                ('student_groups', false),
                ('course_waitlist', false),
                ('student_holds', false),
                ('course_equivalencies', false),
                ('grade_change_history', false),
                ('schedule_conflicts', false),
                ('academic_standing_history', false)
        ) as names (name, is_junction)
    ),

    indexes as (
        select
            tables.name,
            tables.is_junction,
            indexes.indrelid::regclass::text as relation
        from pg_index as indexes
        join pg_class as classes
            on classes.oid = indexes.indexrelid
            and classes.relname like 'idx\_%'
        left join tables on tables.relation = indexes.indrelid
        where indexes.indisvalid
    )

    select
        'tables',
        10,
        (select count(tables.relation)::integer from tables)
    union all
    select
        'functions',
        6,
        count(distinct routines.proname)::integer
    from pg_proc as routines
    where routines.pronamespace = 'public'::regnamespace
        and routines.proname in (
            'check_enrollment_eligibility',
            'generate_degree_audit',
            'detect_schedule_conflicts',
            'update_enrollment_count',
            'update_courses_search_vector',
            'create_monthly_partition'
        )
    union all
    select
        'materialized views',
        3,
        count(*)::integer
    from lms_ops.statistics_views()
    union all
    select
        'constraints',
        5,
        (
            select count(*)::integer
            from pg_constraint as constraints
            where constraints.connamespace = 'public'::regnamespace
                and constraints.convalidated
                and constraints.conname in (
                    'course_offerings_enrollment_capacity',
                    'assessments_passing_valid',
                    'grades_marks_valid',
                    'academic_terms_dates_valid'
                )
        ) + (to_regclass('public.idx_academic_terms_only_one_current') is not null)::integer
    union all
    select
        parts.name,
        parts.named,
        (
            select count(*)::integer
            from indexes
            where indexes.relation = any (parts.relations)
                or indexes.is_junction = parts.of_junctions
        )
    from (
        values
            ('indexes of junction tables', 6, true, '{}'::text[]),
            ('indexes of business tables', 24, false, '{}'),
            ('search index of courses', 1, null, '{public.courses}'),
            (
                'indexes of materialized views',
                6,
                null,
                '{public.mv_student_statistics,public.mv_course_offering_statistics,public.mv_faculty_workload}'
            )
    ) as parts (name, named, of_junctions, relations)
    union all
    select
        'extensions',
        4,
        (
            select count(*)::integer
            from pg_extension as extensions
            where extensions.extname in ('pgcrypto', 'pg_trgm', 'btree_gist')
        ) + (to_regproc('public.uuid_generate_v4') is not null)::integer
    union all
    select
        'policies',
        5,
        count(*)::integer
    from pg_policies as policies
    where policies.schemaname = 'public'
        and policies.policyname in (
            'students_own_data',
            'grades_student_access',
            'grades_instructor_access',
            'enrollments_student_access',
            'transcripts_student_access'
        )
$$;
