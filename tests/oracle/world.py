"""The oracle's world: units, people and rows of every protected table, so that each rule shows and hides something.

It fits into an empty installation and beside a seeded university alike.
"""

from sqlalchemy import Connection, text

from oracle.notices import announce, rule, run
from oracle.people import found_units, hire
from oracle.records import record_entries, record_exceptions, record_people, record_students
from oracle.studies import admit, seat, teach

NOBODY = {
    "nobody": "",
    "malformed": "' or true --",
    "unknown": "00000000-0000-0000-0000-000000000000",
}

# Who tries to write: each kind of right once, and those who come near it.
WRITERS = (
    "super administrator",
    "administrator",
    "rector",
    "registrar",
    "database administrator",
    "dean",
    "registrar of law",
    "head",
    "teacher",
    "teacher from elsewhere",
    "student",
    "held student",
    "mate",
    "student who teaches",
    "keeper of accounts",
    "locked",
    "nobody",
)


def build(connection: Connection) -> dict[str, str]:
    """All of it, on a superuser's connection. Returns its viewers: name -> identity, as a transaction sets it."""
    units = found_units(connection)
    people = hire(connection, units)
    students = admit(connection, units, people)
    sections = teach(connection, units, people)
    seat(connection, students, sections)
    term = connection.scalar(text("select id from public.academic_terms where is_current"))
    record_students(connection, students, term)
    record_exceptions(connection, units, people, students, sections)
    record_entries(connection, people, students, sections)
    record_people(connection, people)
    rule(connection, {place: section.course for place, section in sections.items()}, people["dean"])
    announce(connection, units)
    run(connection)
    # so that the few students here are a group that is shown, and one setting is for everybody
    connection.execute(
        text("update public.system_settings set value = '2', is_public = true where key = 'smallest_group'")
    )
    return {name: str(user_id) for name, user_id in people.items()} | NOBODY
