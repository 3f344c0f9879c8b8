"""The same report as a page of HTML that any browser opens and prints, without anything from elsewhere."""

from html import escape

from db.preflight.examination import Examination
from db.preflight.finding import Finding
from db.preflight.report import GROUPS, KINDS, command, course, has_more, next_step, verdict

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:50em;margin:2em auto;padding:0 1em;color:#1a1a1a}"
    "h2{margin-top:2em;border-bottom:1px solid #bbb}h3{margin-bottom:.2em}"
    "code{background:#f2f2f2;padding:.1em .3em;overflow-wrap:anywhere}li{overflow-wrap:anywhere}"
    "@media print{article{break-inside:avoid}}"
)


def html(examination: Examination) -> str:
    """The report as one page."""
    title = f"Preflight of the database {examination.database}"
    parts = [
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>',
        f"<style>{STYLE}</style></head><body><h1>{escape(title)}</h1>",
        _paragraph(f"{KINDS[examination.kind]} {verdict(examination)}"),
    ]
    for level, heading in GROUPS.items():
        group = [each for each in examination.findings if each.level == level]
        if group:
            parts += [f"<h2>{heading} ({len(group)})</h2>", *map(_article, group)]
    parts += ["<h2>How it runs</h2>", *map(_paragraph, course(examination)), "<h2>Next</h2>"]
    line = command(examination)
    parts.append(f"<p><code>{escape(line)}</code></p>" if line else _paragraph(next_step(examination)))
    return "\n".join([*parts, "</body></html>", ""])


def _article(finding: Finding) -> str:
    cases = [f"<li>{escape(case)}</li>" for case in finding.sample]
    if has_more(finding):
        cases.append("<li>and others</li>")
    options = [f"<p>Option: <code>{escape(choice)}</code></p>" for choice in finding.choices]
    return "\n".join(
        [
            f"<article><h3>{finding.count:,} × {escape(finding.sentence)}</h3>",
            f"<ul>{''.join(cases)}</ul>" if cases else "",
            _paragraph(f"What to do: {finding.remedy}."),
            *options,
            "</article>",
        ]
    )


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
