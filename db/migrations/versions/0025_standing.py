"""Rules of academic standing as rows, which standing may follow which, and a history that stays."""

from db.ledger import run_step

revision = "0025"
down_revision = "0024"
sql_file = "0025_standing.sql"


def upgrade() -> None:
    run_step(sql_file)
