"""Courses, their offerings by term, who teaches and who is enrolled."""

from db.ledger import run_step

revision = "0004"
down_revision = "0003"
sql_file = "0004_courses.sql"


def upgrade() -> None:
    run_step(sql_file)
