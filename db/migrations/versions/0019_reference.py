"""The rows that everything else counts on: roles, who may do what, the grade scale and the settings."""

from db.ledger import run_step

revision = "0019"
down_revision = "0018"
sql_file = "0019_reference.sql"


def upgrade() -> None:
    run_step(sql_file)
