"""Units, programmes, terms, students and staff."""

from db.ledger import run_step

revision = "0003"
down_revision = "0002"
sql_file = "0003_structure.sql"


def upgrade() -> None:
    run_step(sql_file)
