"""What a registrar published about the grades of an imported section."""

from db.ledger import run_step

revision = "0029"
down_revision = "0028"
sql_file = "0029_published_grades.sql"


def upgrade() -> None:
    run_step(sql_file)
