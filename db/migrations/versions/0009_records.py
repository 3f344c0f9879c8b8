"""Transcripts, grade point averages, degree requirements and honours."""

from db.ledger import run_step

revision = "0009"
down_revision = "0008"
sql_file = "0009_records.sql"


def upgrade() -> None:
    run_step(sql_file)
