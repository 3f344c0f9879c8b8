"""Languages, files, the audit log, settings, metrics and page views."""

from db.ledger import run_step

revision = "0008"
down_revision = "0007"
sql_file = "0008_system.sql"


def upgrade() -> None:
    run_step(sql_file)
