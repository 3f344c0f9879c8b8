"""A client of its own that takes, leaves and waits for seats without end, until somebody kills it.

    python tests/storm.py URL REGISTRAR SEED STUDENT,... OFFERING,...

Asks the checked functions as a person, one transaction each; prints a line for each answer.
"""

import contextlib
import random
import sys

import psycopg
from psycopg.rows import dict_row


def main(url: str, registrar: str, seed: str, students: str, offerings: str) -> None:
    draws = random.Random(seed)
    with psycopg.connect(url, row_factory=dict_row) as connection:
        while True:
            pair = draws.choice(students.split(",")), draws.choice(offerings.split(","))
            # what meets others is tried again by the next turn
            with contextlib.suppress(psycopg.errors.DeadlockDetected), connection.transaction():
                connection.execute("select set_config('app.current_user_id', %s, true)", [registrar])
                print(something(connection, draws, *pair), flush=True)


def something(connection: psycopg.Connection, draws: random.Random, student: str, offering: str) -> str:
    """What this student would do next: drop a seat, take or decline an offer, leave the queue, enroll or else wait."""
    seat = connection.execute(
        "select enrollment_id from report.roster where student_id = %s and offering_id = %s and status = 'enrolled'",
        [student, offering],
    ).fetchone()
    if seat:
        return ask(connection, "drop_enrollment", seat["enrollment_id"])
    entry = connection.execute(
        "select entry_id, status from report.waitlist_entries"
        " where student_id = %s and offering_id = %s and status in ('waiting', 'offered')",
        [student, offering],
    ).fetchone()
    if entry and entry["status"] == "offered":
        return ask(connection, draws.choice(["accept_offer", "accept_offer", "decline_offer"]), entry["entry_id"])
    if entry:
        return ask(connection, "leave_waitlist", entry["entry_id"]) if draws.random() < 0.2 else "waits on"
    enrolled = ask(connection, "enroll_student", student, offering)
    return ask(connection, "join_waitlist", student, offering) if enrolled == "refused" else enrolled


def ask(connection: psycopg.Connection, function: str, *arguments: object) -> str:
    """The outcome of one function of lms_ops."""
    statement = psycopg.sql.SQL("select outcome from {}({})").format(
        psycopg.sql.Identifier("lms_ops", function),
        psycopg.sql.SQL(", ").join([psycopg.sql.Placeholder()] * len(arguments)),
    )
    return connection.execute(statement, arguments).fetchone()["outcome"]


if __name__ == "__main__":
    main(*sys.argv[1:])
