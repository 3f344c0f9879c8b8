"""Groups of students that work on one assessment: one leader,
one active membership per student and assessment."""

from db.ledger import run_step

revision = "0012"
down_revision = "0011"
sql_file = "0012_groups.sql"


def upgrade() -> None:
    run_step(sql_file)
