"""Schemas, extensions and the ledger of what was installed."""

from db.ledger import run_step

revision = "0001"
down_revision = None
sql_file = "0001_foundation.sql"


def upgrade() -> None:
    run_step(sql_file)
