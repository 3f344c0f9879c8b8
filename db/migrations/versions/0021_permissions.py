"""What registration, rules, standing and grades ask for: who may do it, and how far."""

from db.ledger import run_step

revision = "0021"
down_revision = "0020"
sql_file = "0021_permissions.sql"


def upgrade() -> None:
    run_step(sql_file)
