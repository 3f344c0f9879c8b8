"""What sign-in and its time-outs need."""

from db.ledger import run_step

revision = "0034"
down_revision = "0033"
sql_file = "0034_sign_in.sql"


def upgrade() -> None:
    run_step(sql_file)
