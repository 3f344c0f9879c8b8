"""When each materialized view was refreshed, by whom and how; and the headline figures it showed then."""

from db.ledger import run_step

revision = "0018"
down_revision = "0017"
sql_file = "0018_refreshes.sql"


def upgrade() -> None:
    run_step(sql_file)
