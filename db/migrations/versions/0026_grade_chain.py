"""The chain that proves that no row of the grade history was altered or left out."""

from db.ledger import run_step

revision = "0026"
down_revision = "0025"
sql_file = "0026_grade_chain.sql"


def upgrade() -> None:
    run_step(sql_file)
