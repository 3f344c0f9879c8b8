"""The columns and indexes that the search for students, staff and announcements works on."""

from db.ledger import run_step

revision = "0028"
down_revision = "0027"
sql_file = "0028_people_search.sql"


def upgrade() -> None:
    run_step(sql_file)
