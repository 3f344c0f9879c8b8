"""Buildings, rooms, meetings, the calendar and attendance."""

from db.ledger import run_step

revision = "0006"
down_revision = "0005"
sql_file = "0006_scheduling.sql"


def upgrade() -> None:
    run_step(sql_file)
