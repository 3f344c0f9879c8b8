"""Rules that a flat list of prerequisites cannot say: combinations, limits of credits, permits for single students."""

from db.ledger import run_step

revision = "0022"
down_revision = "0021"
sql_file = "0022_registration_rules.sql"


def upgrade() -> None:
    run_step(sql_file)
