"""What the views say against what plain Python says, both ways."""

from sqlalchemy import Connection, Engine, text

from db.statistics import refresh
from plain.offerings import offerings
from plain.students import students
from plain.tables import Columns, Tables
from plain.workload import workload


def all_disagreements(owner: Engine) -> list[tuple]:
    refresh(owner)
    with owner.connect() as connection:
        tables = Tables(connection)
        teachers = {
            (row["instructor_id"], row["academic_term_id"]): row for row in rows(connection, "mv_faculty_workload")
        }
        sections = {row["course_offering_id"]: row for row in rows(connection, "mv_course_offering_statistics")}
        people = {row["student_id"]: row for row in rows(connection, "mv_student_statistics")}
        return (
            disagreements(people, students(tables))
            + disagreements(sections, offerings(tables))
            + disagreements(teachers, workload(tables))
        )


def rows(connection: Connection, view: str) -> list[Columns]:
    return [dict(row) for row in connection.execute(text(f"select * from public.{view}")).mappings()]


def disagreements(in_view: dict[object, Columns], plainly: dict[object, Columns]) -> list[tuple]:
    """(key, column, value in the view, plain value) of what differs; also rows that one side lacks."""
    found = [(key, "row", key in in_view, key in plainly) for key in in_view.keys() ^ plainly.keys()]
    for key in in_view.keys() & plainly.keys():
        for column in in_view[key].keys() | plainly[key].keys():
            ours, theirs = in_view[key].get(column, "no column"), plainly[key].get(column, "no column")
            if ours != theirs:
                found.append((key, column, ours, theirs))
    return found
