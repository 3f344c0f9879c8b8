"""What a course demands and what may stand in for it: prerequisites, corequisites, equivalencies."""

from db.ledger import run_step

revision = "0011"
down_revision = "0010"
sql_file = "0011_requirements.sql"


def upgrade() -> None:
    run_step(sql_file)
