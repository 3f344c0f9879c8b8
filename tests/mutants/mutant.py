"""A mutant: one thing about access that is made wrong, in SQL, inside a transaction that is rolled back."""

from dataclasses import dataclass

from psycopg import sql


@dataclass(frozen=True)
class Mutant:
    """What is wrong, as 'policy public.grades.grades_student_access: dropped', and the statements that make it so.

    `relations` are the tables and views (schema and name) on which it has to show, None: it may show anywhere; `ways`
    in which of reading and writing them. `functions` are those whose refusals it may take away. What is changed in a
    body alone does not show in the catalog.
    """

    name: str
    statements: tuple[sql.Composable, ...]
    relations: frozenset[str] | None = None
    ways: tuple[str, ...] = ("read",)
    functions: frozenset[str] = frozenset()
    shows_in_catalog: bool = True

    @property
    def kind(self) -> str:
        """Its first word: policy, right, view, function, role."""
        return self.name.split()[0]
