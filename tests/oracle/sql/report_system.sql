-- Rows of the report views about the viewer, the university and the database that a viewer may read.

create view oracle.read_report_viewer as
select
    known.viewer,
    known.user_id as key
from oracle.known;

create view oracle.read_report_units as
select
    in_units.viewer,
    in_units.unit_id as key
from oracle.in_units
where in_units.permission = 'offering.read'
union
select
    everywhere.viewer,
    units.id
from oracle.everywhere
cross join public.organization_units as units
where everywhere.permission = 'offering.read';

create view oracle.read_report_terms as
select
    known.viewer,
    terms.id as key
from oracle.known
cross join public.academic_terms as terms;

create view oracle.read_report_grade_letters as
select
    known.viewer,
    scale.letter_grade as key
from oracle.known
cross join public.grade_point_scale as scale
where scale.is_active;

create view oracle.read_report_freshness as
select
    known.viewer,
    views.matviewname as key
from oracle.known
cross join pg_matviews as views
where views.schemaname = 'public';

-- each view's figures are for who may read what the view counts
create view oracle.read_report_statistics_history as
with figures as (
    select
        headlines.figure,
        headlines.organization_unit_id as unit_id,
        concat_ws(' ', headlines.figure, headlines.organization_unit_id, headlines.academic_term_id) as key,
        case refreshes.view_name
            when 'mv_student_statistics' then 'student.read'
            when 'mv_faculty_workload' then 'workload.read'
            when 'mv_course_offering_statistics' then 'offering.read'
        end as permission
    from lms_ops.headline_figures as headlines
    join lms_ops.refreshes on refreshes.id = headlines.refresh_id
)

select
    in_units.viewer,
    figures.key
from oracle.in_units
join figures using (unit_id, permission)
union
select
    everywhere.viewer,
    figures.key
from oracle.everywhere
join figures using (permission);

-- the database itself, for those who run it
create view oracle.database_readers as
select distinct grants.viewer
from oracle.grants
where grants.permission = 'database.read'
    and grants.scope <> 'own';

create view oracle.read_report_database as
select
    readers.viewer,
    current_database() as key
from oracle.database_readers as readers;

create view oracle.read_report_database_refreshes as
select
    readers.viewer,
    refreshes.id as key
from oracle.database_readers as readers
cross join lms_ops.refreshes;

create view oracle.read_report_database_relations as
select
    readers.viewer,
    relations.relnamespace::regnamespace || ' ' || relations.relname as key
from oracle.database_readers as readers
cross join pg_class as relations
where relations.relkind in ('r', 'm')
    and relations.relnamespace in ('public'::regnamespace, 'lms_ops'::regnamespace);

create view oracle.read_report_database_growth as
select
    readers.viewer,
    growing.table_name as key
from oracle.database_readers as readers
cross join (
    values
        ('audit_logs'),
        ('page_views'),
        ('user_sessions')
) as growing (table_name);

create view oracle.read_report_installations as
select
    readers.viewer,
    installations.id as key
from oracle.database_readers as readers
cross join lms_ops.installations;

create view oracle.read_report_installed_steps as
select
    readers.viewer,
    parts.installation_id || ' ' || parts.path as key
from oracle.database_readers as readers
cross join lms_ops.installed_parts as parts;

create view oracle.read_report_installation_decisions as
select
    readers.viewer,
    decisions.installation_id || ' ' || decisions.finding as key
from oracle.database_readers as readers
cross join lms_ops.decisions;

create view oracle.read_report_changed_values as
select
    readers.viewer,
    changed.id as key
from oracle.database_readers as readers
cross join lms_ops.decided_values as changed;

create view oracle.read_report_set_aside_rows as
select
    readers.viewer,
    aside.id as key
from oracle.database_readers as readers
cross join lms_ops.set_aside_rows as aside;

create view oracle.read_report_maintenance_runs as
select
    readers.viewer,
    runs.id as key
from oracle.database_readers as readers
cross join lms_ops.maintenance_runs as runs;

create view oracle.read_report_maintenance_tasks as
select
    readers.viewer,
    tasks.id as key
from oracle.database_readers as readers
cross join lms_ops.maintenance_tasks as tasks;

create view oracle.read_report_retired_rows as
select
    readers.viewer,
    retired.id as key
from oracle.database_readers as readers
cross join lms_ops.retired_rows as retired;

create view oracle.read_report_maintenance_schedule as
select
    readers.viewer,
    tasks.name as key
from oracle.database_readers as readers
cross join (
    values
        ('queues'),
        ('holds'),
        ('statistics'),
        ('partitions'),
        ('search'),
        ('retention'),
        ('counters'),
        ('grade_chains'),
        ('outbox'),
        ('logs'),
        ('vacuum')
) as tasks (name);

create view oracle.read_report_partitions as
select
    readers.viewer,
    pieces.inhrelid::regclass as key
from oracle.database_readers as readers
cross join pg_inherits as pieces
where pieces.inhparent in (
        'public.audit_logs'::regclass,
        'public.page_views'::regclass,
        'public.user_sessions'::regclass
    );

create view oracle.read_report_access as
select *
from oracle.read_audit_logs;
