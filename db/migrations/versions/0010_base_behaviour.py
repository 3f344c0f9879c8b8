"""What the base tables do by themselves: updated_at follows every change,
a closed session knows its length."""

from db.ledger import run_step

revision = "0010"
down_revision = "0009"
sql_file = "0010_base_behaviour.sql"


def upgrade() -> None:
    run_step(sql_file)
