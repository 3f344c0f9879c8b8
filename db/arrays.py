"""The arrays of courses on their way out: how far they are, and their end."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from db.errors import LmsError


@dataclass(frozen=True)
class ArrayState:
    """Courses that still have an array, and their entries: in the junction tables too, set aside, and nowhere else."""

    courses: int
    carried: int
    set_aside: int
    uncarried: int


def state(connection: Connection) -> ArrayState:
    """How far the arrays of this database are; refuses where nothing of ours is installed."""
    if connection.scalar(text("select to_regprocedure('lms_ops.array_state()')")) is None:
        raise LmsError("the arrays of courses are not carried yet in this database: run `lms-db install`")
    return ArrayState(**connection.execute(text("select * from lms_ops.array_state()")).mappings().one())


def retire(connection: Connection) -> int:
    """Empty the arrays in the connection's transaction; returns how many courses had one."""
    return connection.scalar(text("select lms_ops.retire_arrays()"))
