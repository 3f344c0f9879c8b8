"""Work that a student did elsewhere, and what it was credited as."""

from db.ledger import run_step

revision = "0023"
down_revision = "0022"
sql_file = "0023_transfer_credits.sql"


def upgrade() -> None:
    run_step(sql_file)
