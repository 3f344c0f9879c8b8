"""What the operation of the dashboard and its replica keeps."""

from db.ledger import run_step

revision = "0032"
down_revision = "0031"
sql_file = "0032_operation.sql"


def upgrade() -> None:
    run_step(sql_file)
