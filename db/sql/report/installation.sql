-- What installations did to this database, for those who run it: how long, what was decided, what was changed and set aside.

-- Installations of this schema: from where to where, by whom, and how long each took. One row per installation, latest first.
create view report.installations with (security_barrier = true) as
select
    installations.id as installation_id,
    case installations.kind
        when 'fresh' then 'into an empty database'
        when 'upgrade' then 'over an existing LMS'
        else 'over an earlier version'
    end as kind,
    installations.from_step,
    installations.to_step,
    installations.installed_by,
    installations.backup_file,
    installations.started_at,
    installations.finished_at,
    round(extract(epoch from installations.finished_at - installations.started_at), 1) as seconds,
    case
        when installations.finished_at is not null then 'finished'
        when lms_ops.installation_is_at_work() then 'at work'
        else 'interrupted'
    end as state,
    parts.longest_wait_seconds
from lms_ops.installations
left join lateral (
    select max(installed_parts.longest_wait_seconds) as longest_wait_seconds
    from lms_ops.installed_parts
    where installed_parts.installation_id = installations.id
) as parts on true
where (select lms_ops.viewer_may('database', 'read'))
order by installations.id desc;

-- The files that an installation ran over a working database, with the longest that each made anyone wait. One row per installation and file, in their order.
create view report.installed_steps with (security_barrier = true) as
select
    parts.installation_id,
    parts.path,
    count(*)::integer as parts,
    sum(parts.tries)::integer as tries,
    sum(parts.seconds) as seconds,
    max(parts.longest_wait_seconds) as longest_wait_seconds,
    max(parts.finished_at) as finished_at
from lms_ops.installed_parts as parts
where (select lms_ops.viewer_may('database', 'read'))
group by
    parts.installation_id,
    parts.path
order by
    parts.installation_id desc,
    max(parts.finished_at),
    parts.path;

-- What people decided about findings before an installation: choice, reason, rows then and values changed. One row per installation and finding.
create view report.installation_decisions with (security_barrier = true) as
select
    decisions.installation_id,
    decisions.finding,
    replace(decisions.finding, '_', ' ') as title,
    decisions.choice,
    decisions.row_count,
    coalesce(changed.value_count, 0) as values_changed,
    decisions.reason,
    decisions.decided_by,
    decisions.decided_at
from lms_ops.decisions
left join (
    select
        changed.finding,
        count(*) as value_count
    from lms_ops.decided_values as changed
    group by changed.finding
) as changed on changed.finding = decisions.finding
where (select lms_ops.viewer_may('database', 'read'))
order by
    decisions.installation_id desc,
    decisions.finding;

-- Values of existing rows that a decision changed, with what they were; a rollback gives them back. One row per row and column.
create view report.changed_values with (security_barrier = true) as
select
    changed.id as change_id,
    changed.finding,
    changed.table_name,
    changed.row_id,
    changed.column_name,
    changed.old_value #>> '{}' as old_value,
    changed.new_value #>> '{}' as new_value,
    changed.set_at
from lms_ops.decided_values as changed
where (select lms_ops.viewer_may('database', 'read'))
order by changed.id;

-- References that could not be moved and were set aside, with what is wrong with each. One row per table, row, column and value.
create view report.set_aside_rows with (security_barrier = true) as
select
    aside.id as set_aside_id,
    aside.table_name,
    aside.row_id,
    aside.column_name,
    aside.value #>> '{}' as value,
    case aside.problem
        when 'dangling' then 'points nowhere'
        when 'self' then 'points at itself'
        else 'is there twice'
    end as problem,
    aside.set_aside_at
from lms_ops.set_aside_rows as aside
where (select lms_ops.viewer_may('database', 'read'))
order by
    aside.problem,
    aside.table_name,
    aside.id;
