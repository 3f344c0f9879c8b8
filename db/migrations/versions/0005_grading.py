"""Assessments, submissions, grades and appeals."""

from db.ledger import run_step

revision = "0005"
down_revision = "0004"
sql_file = "0005_grading.sql"


def upgrade() -> None:
    run_step(sql_file)
