"""What the inventory says about one function of the database."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from actions.scene import Scene

ANYBODY = "anybody"  # also nobody: it answers about nobody, or only about the caller
KNOWN = "known"  # whoever is known: an account that is active and not locked

UNIT = "unit"  # the right is asked for in the unit of the scene
ANYWHERE = "anywhere"  # it counts wherever it was granted
EVERYWHERE = "everywhere"  # it counts only where it was granted for all units


@dataclass(frozen=True)
class Function:
    """One function, as `regprocedure` prints it, with who may call it.

    right       'hold.manage': whoever has it; or ANYBODY, KNOWN
    where       for which unit: UNIT, ANYWHERE, EVERYWHERE
    own         people of the scene who may without the right: student, advisor, teacher
    audited     the action of the row that it leaves in the audit log; None: it only reads
    role        which of the two roles calls it
    arrange     makes what it works on, on a superuser's connection; returns its arguments by name

    Whoever may not is refused with a sentence; where `silent`, they get no rows, or only nulls, instead.
    """

    signature: str
    arrange: Callable[[Connection, Scene], dict[str, object]]
    right: str
    where: str = UNIT
    own: frozenset[str] = frozenset()
    audited: str | None = None
    silent: bool = False
    role: str = "lms_dashboard"

    @cached_property
    def name(self) -> str:
        """With its schema: 'lms_ops.place_holds'."""
        name = self.signature.partition("(")[0]
        return name if "." in name else f"public.{name}"

    def __str__(self) -> str:
        return self.name.partition(".")[2]
