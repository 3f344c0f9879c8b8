"""People who sign in, their names, roles and permissions."""

from db.ledger import run_step

revision = "0002"
down_revision = "0001"
sql_file = "0002_identity.sql"


def upgrade() -> None:
    run_step(sql_file)
