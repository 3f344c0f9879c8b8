"""The business rules that the tables themselves keep."""

from db.ledger import run_step

revision = "0015"
down_revision = "0014"
sql_file = "0015_constraints.sql"


def upgrade() -> None:
    run_step(sql_file)
