"""Histories that are only ever added to: changes of grades and of academic standing."""

from db.ledger import run_step

revision = "0014"
down_revision = "0013"
sql_file = "0014_histories.sql"


def upgrade() -> None:
    run_step(sql_file)
