"""The examination as a person reads it: what is impossible, what is to be decided and how, what is good to know."""

import textwrap

from db.preflight.check import SAMPLE
from db.preflight.examination import Examination
from db.preflight.finding import Finding

WIDTH = 100
GROUPS = {
    "impossible": "Impossible until remedied",
    "decision": "To decide",
    "notice": "To know",
}
KINDS = {
    "fresh": "A fresh installation into an empty database.",
    "upgrade": "An upgrade over the tables of an LMS, while everybody works.",
    "again": "An installation over an earlier one of ours.",
}


def text(examination: Examination) -> str:
    """The report in plain text, at most 100 columns wide where no single word is longer."""
    lines = [f"Preflight of the database {examination.database} (PostgreSQL {examination.server})"]
    lines += _wrapped(f"{KINDS[examination.kind]} {verdict(examination)}")
    for level, title in GROUPS.items():
        group = [each for each in examination.findings if each.level == level]
        if group:
            lines += ["", f"{title} ({len(group)})", "-" * len(f"{title} ({len(group)})")]
        for each in group:
            lines += ["", *_finding(each)]
    lines += ["", "How it runs", "-----------", ""]
    for sentence in course(examination):
        lines += _wrapped(sentence)
    lines += ["", "Next", "----", "", *_command(examination)]
    return "\n".join(lines)


def verdict(examination: Examination) -> str:
    """The answer in one sentence."""
    counts = {level: sum(each.level == level for each in examination.findings) for level in GROUPS}
    if counts["impossible"]:
        return f"It is impossible as it stands, for {_counted(counts['impossible'], 'reason')}."
    if counts["decision"]:
        return f"It is possible when {_counted(counts['decision'], 'decision is', 'decisions are')} taken."
    return "It is ready: nothing has to be decided."


def course(examination: Examination) -> list[str]:
    """How long it takes, what it locks and for how long."""
    if not examination.duration_seconds:
        return ["Nothing is run."]
    sentences = [
        f"It takes about {_duration(examination.duration_seconds)}, told from the sizes of the tables and from rates "
        "measured on two cores; the backup before it and waiting for others come on top."
    ]
    if examination.kind == "upgrade":
        sentences.append(
            "No lock that others wait for is asked for longer than 100 ms at a time: where somebody holds the table, "
            "the installation steps back and asks again."
        )
    by_lock: dict[str, list[str]] = {}
    for table, lock in examination.locks.items():
        by_lock.setdefault(lock, []).append(table)
    sentences += [f"{lock} for a moment: {', '.join(tables)}." for lock, tables in by_lock.items()]
    return sentences


def command(examination: Examination) -> str | None:
    """The command line that installs, with the first choice of each decision; None where it would be of no use."""
    if examination.exit_code == 4 or not examination.duration_seconds:
        return None
    options = [each.choices[0] for each in examination.findings if each.level == "decision"]
    return " ".join(["lms-db install", *options, *(['--reason "..."'] if options else [])])


def has_more(finding: Finding) -> bool:
    """Whether the sample is not all; one that is not full stands for everything."""
    return len(finding.sample) == SAMPLE < finding.count


def next_step(examination: Examination) -> str:
    """What to do where there is no command line to run."""
    if examination.exit_code == 4:
        return "Remedy what is impossible, then run `lms-db preflight` again."
    return "Nothing has to be installed."


def _command(examination: Examination) -> list[str]:
    line = command(examination)
    if line is None:
        return [next_step(examination)]
    words = textwrap.wrap(line, WIDTH - len("       \\"), break_long_words=False, break_on_hyphens=False)
    several = any(len(each.choices) > 1 for each in examination.findings)
    first = ["Where a decision has several options, this takes the first:", ""] if several else []
    return [*first, " \\\n      ".join(words)]


def _finding(finding: Finding) -> list[str]:
    lines = _wrapped(f"{finding.count:,} × {finding.sentence}", "  ", "      ")
    for case in finding.sample:
        lines += _wrapped(f"- {case}", "      ", "        ")
    if has_more(finding):
        lines.append("      - and others")
    lines += _wrapped(f"What to do: {finding.remedy}.", "      ")
    return lines + [f"      Option: {choice}" for choice in finding.choices]


def _wrapped(paragraph: str, first: str = "", rest: str | None = None) -> list[str]:
    return textwrap.wrap(
        paragraph,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def _counted(number: int, noun: str, plural: str | None = None) -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
