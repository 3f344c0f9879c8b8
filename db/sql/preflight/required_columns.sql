-- Tables into which rows are written have columns of their own that must not be empty and have no default.
-- level: impossible
-- reads: students
-- remedy: give these columns a default, or let them be empty
with written (name) as (
    values
        ('audit_logs'),
        ('course_enrollments'),
        ('degree_audit_progress'),
        ('grade_point_scale'),
        ('notification_templates'),
        ('notifications'),
        ('permissions'),
        ('role_permissions'),
        ('roles'),
        ('system_settings')
)

select
    count(*) as count,
    array_agg(format('%s.%s', written.name, attributes.attname) order by written.name, attributes.attname) as sample
from written
join pg_attribute as attributes on attributes.attrelid = to_regclass('public.' || written.name)
where attributes.attnum > 0
    and not attributes.attisdropped
    and attributes.attnotnull
    and not attributes.atthasdef
    and attributes.attidentity = ''
    and not current_setting('lms.preflight')::jsonb -> 'base_columns' ? format('%s.%s', written.name, attributes.attname)
