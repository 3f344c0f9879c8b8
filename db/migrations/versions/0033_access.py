"""What the database asks before it shows or changes something: further permissions."""

from db.ledger import run_step

revision = "0033"
down_revision = "0032"
sql_file = "0033_access.sql"


def upgrade() -> None:
    run_step(sql_file)
