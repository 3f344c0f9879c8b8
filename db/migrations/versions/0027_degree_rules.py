"""What a degree audit needs beyond the requirements: categories of courses, and requirements that may share one."""

from db.ledger import run_step

revision = "0027"
down_revision = "0026"
sql_file = "0027_degree_rules.sql"


def upgrade() -> None:
    run_step(sql_file)
