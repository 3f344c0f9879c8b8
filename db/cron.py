"""Who starts maintenance: lines for cron and systemd, and jobs of pg_cron for what is SQL alone."""

from sqlalchemy import Engine, text

from db.connection import acting_as
from db.errors import LmsError

CRON = "*/5 * * * *  lms-db maintain"
# what pg_cron cannot: archive files, concurrent detaching, VACUUM
REST = "7 * * * *  lms-db maintain --task retention\n0 3 * * 0  lms-db maintain --task vacuum"
SYSTEMD = """\
# /etc/systemd/system/lms-maintain.service
[Unit]
Description=Maintenance of the LMS database
[Service]
Type=oneshot
# LMS_DATABASE_URL and LMS_ARCHIVE_DIR
EnvironmentFile=/etc/lms.env
ExecStart=lms-db maintain

# /etc/systemd/system/lms-maintain.timer
[Timer]
OnCalendar=*:0/5
Persistent=true
[Install]
WantedBy=timers.target"""


def lines() -> str:
    """What to write into cron, or into two files of systemd."""
    return f"# crontab of a user that has LMS_DATABASE_URL and LMS_ARCHIVE_DIR set\n{CRON}\n\n{SYSTEMD}"


def rest() -> str:
    """What is left to cron where pg_cron runs the rest."""
    return f"# crontab: what PostgreSQL cannot do inside a function\n{REST}"


def install(engine: Engine) -> list[str]:
    """Give every task that is SQL alone to pg_cron; again, the jobs stay the same. Returns their names and times.

    A task that is due once a day is asked every hour: one that failed is tried again, and large deletions go on.
    """
    with acting_as(engine, None) as connection:
        if connection.scalar(text("select to_regprocedure('cron.schedule(text, text, text)')")) is None:
            raise LmsError(
                "pg_cron is not in this database: add it to shared_preload_libraries, set cron.database_name to this "
                "database and create the extension; or run `lms-db maintain` by cron, see --print-cron"
            )
        rows = connection.execute(
            text("""
                select
                    'lms ' || task_name as job,
                    case period when 'always' then '*/5 * * * *' else '17 * * * *' end as times,
                    cron.schedule(
                        'lms ' || task_name,
                        case period when 'always' then '*/5 * * * *' else '17 * * * *' end,
                        format('select lms_ops.run_maintenance_task(%L)', task_name)
                    )
                from lms_ops.maintenance_schedule()
                where is_sql
            """)
        )
        return [f"{row.job} at {row.times}" for row in rows]
