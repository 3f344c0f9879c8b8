"""The receipts of seats, how each queue hands out the seats that become free, and what students are told of both."""

from db.ledger import run_step

revision = "0024"
down_revision = "0023"
sql_file = "0024_seats.sql"


def upgrade() -> None:
    run_step(sql_file)
