"""`python -m db` is `lms-db`."""

from db.cli import main

main(prog_name="lms-db")
