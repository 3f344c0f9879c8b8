"""What we keep for ourselves: who is invented, raised limits,
what happened in the queues, what was refreshed."""

from db.ledger import run_step

revision = "0017"
down_revision = "0016"
sql_file = "0017_operations.sql"


def upgrade() -> None:
    run_step(sql_file)
