"""What maintenance did and found, and how long each growing table is kept."""

from db.ledger import run_step

revision = "0031"
down_revision = "0030"
sql_file = "0031_maintenance.sql"


def upgrade() -> None:
    run_step(sql_file)
