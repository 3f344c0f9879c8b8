"""Templates, notifications (the outbox) and announcements."""

from db.ledger import run_step

revision = "0007"
down_revision = "0006"
sql_file = "0007_communication.sql"


def upgrade() -> None:
    run_step(sql_file)
