"""What an installation over an existing LMS decides, and the settings that keep the old application working."""

from db.ledger import run_step

revision = "0030"
down_revision = "0029"
sql_file = "0030_upgrades.sql"


def upgrade() -> None:
    run_step(sql_file)
