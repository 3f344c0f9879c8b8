"""What the record of who looked needs."""

from db.ledger import run_step

revision = "0035"
down_revision = "0034"
sql_file = "0035_record_views.sql"


def upgrade() -> None:
    run_step(sql_file)
