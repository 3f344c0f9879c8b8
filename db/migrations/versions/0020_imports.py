"""What a registrar's export says about an offering beyond what the offering itself can hold."""

from db.ledger import run_step

revision = "0020"
down_revision = "0019"
sql_file = "0020_imports.sql"


def upgrade() -> None:
    run_step(sql_file)
