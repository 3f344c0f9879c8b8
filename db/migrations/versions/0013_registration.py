"""What registration works with: waitlists, holds, conflicts, and the further columns of an offering."""

from db.ledger import run_step

revision = "0013"
down_revision = "0012"
sql_file = "0013_registration.sql"


def upgrade() -> None:
    run_step(sql_file)
