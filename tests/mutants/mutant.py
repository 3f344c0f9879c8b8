"""A mutant: one thing about access that is made wrong, in SQL, inside a transaction that is rolled back."""

from dataclasses import dataclass

from psycopg import sql


@dataclass(frozen=True)
class Mutant:
    """What is wrong, as 'policy public.grades.grades_student_access: dropped', and the statements that make it so.

    `thing` is the table, view or function (with its schema) where it shows, there or in what mentions it; None for
    what only the tests of the catalog can see. `ways` are those of reading and writing a table that it may change.
    What is changed in a body alone (`shows_in_catalog`) they are not asked about.
    """

    name: str
    statements: tuple[sql.Composable, ...]
    thing: str | None = None
    ways: tuple[str, ...] = ("read",)
    shows_in_catalog: bool = True

    @property
    def kind(self) -> str:
        """Its first word: policy, right, view, function, role."""
        return self.name.split()[0]
