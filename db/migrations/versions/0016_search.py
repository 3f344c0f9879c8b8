"""The column and index that course search works on."""

from db.ledger import run_step

revision = "0016"
down_revision = "0015"
sql_file = "0016_search.sql"


def upgrade() -> None:
    run_step(sql_file)
