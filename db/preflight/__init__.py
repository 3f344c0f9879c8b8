"""What a database has, lacks and violates, found out before anything is installed into it. Reads only."""

from db.preflight.examination import Examination, examine, findings, refuse_unsuitable
from db.preflight.finding import Finding
from db.preflight.kind import kind

__all__ = ["Examination", "Finding", "examine", "findings", "kind", "refuse_unsuitable"]
