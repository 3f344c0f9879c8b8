"""What each finding of the preflight is shown with: a change to the existing database of the tests.

`AS_IT_STANDS` are found in that database without any change. `OBSTACLES` has a flaw of existing.flaws or statements
of a superuser by the code of the finding.
"""

from existing import flaws

AS_IT_STANDS = {
    "bulk_loads",
    "counters",
    "current_terms",
    "duplicate_schedules",
    "exposed_roles",
    "grade_scale",
    "mixed_scales",
    "no_completed_enrollments",
    "offerings_on_one_term",
    "over_capacity",
    "past_retention",
    "registration_dates",
    "students_without_program",
    "users_without_person",
}

OBSTACLES = {
    "ambiguous_emails": """
        update users
        set email = (select upper(email) from users where id = md5('user 5')::uuid)
        where id = md5('user 6')::uuid
    """,
    "array_problems": flaws.flaw_dangling_prerequisites,
    "dangling_groups": flaws.flaw_dangling_groups,
    "dangling_lists": "update organization_units set deputy_user_ids = array[gen_random_uuid()] where code = 'UNIT002'",
    "default_privileges": "alter default privileges for role campus_dba grant select on tables to public",
    "differing_columns": flaws.flaw_differing_columns,
    "disabled_triggers": flaws.flaw_disabled_triggers,
    "duplicate_enrollments": flaws.flaw_duplicate_enrollments,
    "duplicate_grades": flaws.flaw_duplicate_grades,
    "duplicate_grants": """
        drop index ux_user_roles_current;
        insert into user_roles (user_id, role_id, organization_unit_id)
        select user_id, role_id, organization_unit_id
        from user_roles
        where organization_unit_id is not null and valid_until is null
        limit 1
    """,
    "event_triggers": """
        create function watch() returns event_trigger language plpgsql as 'begin end';
        create event trigger campus_watch on ddl_command_end execute function watch()
    """,
    "existing_policies": flaws.flaw_own_policies,
    "extensions_elsewhere": "create schema tools; alter extension pg_trgm set schema tools",
    "extensions_outdated": "create extension btree_gist version '1.2'",
    "forced_row_security": "alter table courses force row level security",
    "foreign_objects": flaws.flaw_foreign_table,
    "foreign_schemas": "create schema report",
    "host_triggers": """
        create function shout() returns trigger language plpgsql as 'begin return new; end';
        create trigger trg_shout before update on courses for each row execute function shout()
    """,
    "inherited_tables": "create table old_grades () inherits (grades)",
    "invalid_indexes": "update pg_index set indisvalid = false where indexrelid = 'ix_grades_student_id'::regclass",
    "large_tables": "update pg_class set reltuples = 12000000 where oid = 'audit_logs'::regclass",
    "missing_columns": flaws.flaw_missing_columns,
    "missing_constraints": flaws.flaw_duplicate_grades,
    "missing_keys": "alter table system_settings drop constraint uq_system_settings",
    "missing_tables": flaws.flaw_missing_tables,
    "negative_limits": flaws.flaw_negative_limits,
    "negative_marks": flaws.flaw_negative_marks,
    "no_current_term": flaws.flaw_no_current_term,
    "open_public_schema": "grant create on schema public to public",
    "owner_of_tables": "alter table rooms owner to campus_report",
    "ownership_mix": "alter table rooms owner to campus_dba",
    "partitioned_tables": """
        alter table page_views rename to old_page_views;
        create table page_views (like old_page_views) partition by range (created_at)
    """,
    "passing_marks": flaws.flaw_passing_marks,
    "publications": "create publication campus_all for all tables",
    "read_only_server": "alter role campus_dba in database {} set default_transaction_read_only = on",
    "registration_columns": "alter table academic_terms alter registration_start type timestamptz",
    "required_columns": """
        alter table system_settings add column module text default 'lms' not null;
        alter table system_settings alter column module drop default
    """,
    "requirement_cycles": flaws.flaw_circular_prerequisites,
    "seats_of_nobody": "insert into course_enrollments (enrollment_status) values ('enrolled')",
    "second_counter": """
        create function count_seats() returns trigger language plpgsql as
        'begin update course_offerings set current_enrollment = current_enrollment + 1; return new; end';
        create trigger trg_count after insert on course_enrollments for each row execute function count_seats()
    """,
    "specification_script": """
        create table course_waitlist (id uuid primary key);
        create table student_holds (id uuid primary key);
        create materialized view mv_student_statistics as select 1 as one
    """,
    "students_without_user": "update students set user_id = null where id = md5('student 7')::uuid",
    "term_dates": flaws.flaw_term_dates,
    "unknown_grades": flaws.flaw_grade_formats,
    "unsuitable_tables": "alter table page_views set unlogged",
    "unusable_columns": "alter table announcements alter column attachments type jsonb using to_jsonb(attachments)",
    "waitlisted_enrollments": flaws.flaw_waitlisted_enrollments,
}
