"""Columns that an LMS lacks are added without writing a row: empty, or with their constant default."""

import pytest
import sample
from sqlalchemy import Engine, text

from db import columns

LACKING = {
    "students": ("notes", "created_at"),
    "courses": ("is_active", "credit_hours"),
    "user_sessions": ("id",),
}


@pytest.fixture
def lacking(owner: Engine) -> Engine:
    """A database whose tables lack some columns, and the dates of terms, which are nobody's decision."""
    with owner.begin() as connection:
        sample.student(connection)
        sample.course(connection, sample.unit(connection))
        for table, names in (LACKING | {"academic_terms": ("registration_start_date",)}).items():
            for name in names:
                connection.execute(text(f"alter table {table} drop column {name} cascade"))
    return owner


def test_columns_are_added_in_the_rows_that_are_there(lacking):
    with lacking.begin() as connection:
        wanted = {f"public.{table}.{name}" for table, names in LACKING.items() for name in names}
        assert {column.name for column in columns.missing(connection)} == wanted
        files = "select relname, pg_relation_filenode(oid) from pg_class where relname in ('students', 'courses')"
        before = connection.execute(text(files)).all()
        for part in columns.additions(connection):
            connection.exec_driver_sql(part.text)
        assert columns.missing(connection) == []
        assert connection.execute(text(files)).all() == before, "no table was written anew"
        assert connection.execute(text("select notes, created_at from students")).one() == (None, None)
        assert connection.execute(text("select is_active, credit_hours from courses")).one() == (True, None)
        new = sample.student(connection)
        assert connection.scalar(
            text("select created_at = now() and updated_at = now() from students where id = :id"), {"id": new}
        )


def test_a_table_that_is_not_there_lacks_no_columns(lacking):
    with lacking.begin() as connection:
        connection.execute(text("drop table user_sessions cascade"))
        assert not any("user_sessions" in column.name for column in columns.missing(connection))
        assert columns.missing(connection)
