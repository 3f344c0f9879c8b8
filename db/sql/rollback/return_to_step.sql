-- The end of a rollback to the step lms.rollback_to: the ledger says what it said then, and an installation goes on.
delete from lms_ops.made_objects as made
where exists (
        select
        from leaving_names
        where leaving_names.kind = made.kind
            and leaving_names.name = made.name
    );

delete from lms_ops.made_rows
where path > 'steps/' || current_setting('lms.rollback_to') || '~';

delete from lms_ops.installed_parts
where path !~ '^(steps|upgrade|live)/'
    or path > 'steps/' || current_setting('lms.rollback_to') || '~'
    and path like 'steps/%';

delete from lms_ops.installed_files
where path not like 'steps/%'
    or path > 'steps/' || current_setting('lms.rollback_to') || '~';

delete from lms_ops.installed_objects;

delete from lms_ops.installed_rows
where to_regclass(table_name) is null;

update lms_ops.alembic_version
set version_num = current_setting('lms.rollback_to');

drop table lms_ops.rollbacks;
