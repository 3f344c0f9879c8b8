"""One thing that the preflight found out about a database."""

from dataclasses import dataclass, field

LEVELS = ("impossible", "decision", "notice")  # worst first


@dataclass(frozen=True)
class Finding:
    """What is so, how often, what it means for an installation and what to do about it.

    `level`: nothing is installed while something is impossible; a decision waits for one of `choices`, which are
    options of `lms-db install`; a notice is good to know. `sample`: up to five cases in the university's own words.
    """

    code: str
    level: str
    count: int
    sample: tuple[str, ...]
    sentence: str
    remedy: str
    choices: tuple[str, ...] = field(default=())


def worst_first(findings: list[Finding]) -> list[Finding]:
    """Impossible before decisions before notices, each by code."""
    return sorted(findings, key=lambda each: (LEVELS.index(each.level), each.code))
