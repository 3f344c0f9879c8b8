"""db/access.md says who reads and writes which rows, as the policies and rights of an installation have it."""

import re
from pathlib import Path

from sqlalchemy import Engine, text

import db

PAGE = Path(db.__file__).with_name("access.md").read_text()
WAYS = ("select", "insert", "update", "delete")
WAY_OF = {
    "table": "table",
    "read by": "select",
    "inserted by": "insert",
    "changed by": "update",
    "deleted by": "delete",
}

# what a policy asks -> what the page calls it; the page explains each below "Words"
WORDS = {
    "current_viewer": "own",
    "viewer_appealed_grades": "taught, `grade.read` in units",
    "viewer_assessments": "taught",
    "viewer_graded_enrollments": "taught, their graded students, `grade.read` in units",
    "viewer_graded_students": "their graded students",
    "viewer_grantable_roles": "no more powerful",
    "viewer_groups": "own groups",
    "viewer_level": "no more powerful",
    "viewer_meetings": "taught",
    "viewer_offerings": "taught",
    "viewer_people": "people near",
    "viewer_reach": "`{}` everywhere",
    "viewer_reads_student": "their students",
    "viewer_seats": "own seats",
    "viewer_student": "own",
    "viewer_students": "their students",
    "viewer_superiors": "no more powerful",
    "viewer_taught_enrollments": "taught",
    "viewer_unit_assessments": "`{}` in units",
    "viewer_unit_offerings": "`{}` in units",
    "viewer_unit_students": "`{}` in units",
    "viewer_units_for": "`{}` in units",
}
ANYBODY = re.compile(r"lms_ops\.current_viewer\(\) AS current_viewer\) IS NOT NULL")
PUBLIC = re.compile(r"is_public AND \(\( SELECT lms_ops\.current_viewer\(\) AS current_viewer\) IS NOT NULL\)")
ASKED = re.compile(r"lms_ops\.(\w+)\((?:'(\w+)'::text, '(\w+)'::text)?")


def words_of(expression: str) -> set[str]:
    """The page's words for what an expression of a policy asks."""
    expression, public = PUBLIC.subn("", expression)
    expression, anybody = ANYBODY.subn("", expression)
    asked = {
        word
        for function, resource, action in ASKED.findall(expression)
        for word in WORDS[function].format(f"{resource}.{action}").split(", ")
    }
    return asked | ({"anybody known"} if anybody else set()) | ({"public"} if public else set())


def table_of(heading: str) -> dict[str, dict[str, str]]:
    """What the table below a heading says: table -> way -> words."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    ways = [WAY_OF[title] for title in rows[0][1:]]
    return {cells[0].strip("`"): dict(zip(ways, cells[1:], strict=True)) for cells in rows[2:]}


def as_built(owner: Engine, role: str) -> dict[str, dict[str, str]]:
    """What the policies that name a role ask, in the page's words: table -> way -> words, or nobody."""
    with owner.connect() as connection:
        policies = connection.execute(
            text("""
                select
                    tables.oid::regclass::text as table_name,
                    lower(policies.cmd) as command,
                    concat_ws(' ', policies.qual, policies.with_check) as asked
                from pg_policies as policies
                join pg_class as tables
                    on tables.relname = policies.tablename
                    and tables.relnamespace = cast(policies.schemaname as regnamespace)
                where :role = any (policies.roles)
            """),
            {"role": role},
        ).all()
    found: dict[str, dict[str, set[str]]] = {}
    for policy in policies:
        ways = found.setdefault(policy.table_name, {way: set() for way in WAYS})
        for way in WAYS if policy.command == "all" else (policy.command,):
            ways[way] |= words_of(policy.asked)
    return {
        name: {way: ", ".join(sorted(words)) or "nobody" for way, words in ways.items()} for name, ways in found.items()
    }


def rights_of_the_lms(owner: Engine) -> set[tuple[str, str]]:
    """(protected table, way) for which lms_app has the privilege, of the table or of some column."""
    with owner.connect() as connection:
        rights = connection.execute(
            text("""
                select
                    tables.oid::regclass::text,
                    ways.way
                from pg_class as tables
                cross join unnest(cast(:ways as text[])) as ways (way)
                where tables.relrowsecurity
                    and case ways.way
                        when 'delete' then has_table_privilege('lms_app', tables.oid, 'delete')
                        else has_any_column_privilege('lms_app', tables.oid, ways.way)
                    end
            """),
            {"ways": list(WAYS)},
        ).all()
    return {(name, way) for name, way in rights}


def test_the_page_says_what_people_may_do_through_the_lms(owner: Engine) -> None:
    rights = rights_of_the_lms(owner)
    assert table_of("Through the LMS") == {
        name: {way: words if (name, way) in rights else "nobody" for way, words in ways.items()}
        for name, ways in as_built(owner, "lms_app").items()
    }


def test_the_page_says_what_people_see_through_the_dashboard_alone(owner: Engine) -> None:
    reads = {name: ways["select"] for name, ways in as_built(owner, "lms_dashboard").items()}
    by_the_lms = {name: ways["select"] for name, ways in as_built(owner, "lms_app").items()}
    assert {name: words for name, words in reads.items() if by_the_lms.get(name) != words} == {
        name: ways["select"] for name, ways in table_of("Through the dashboard alone").items()
    }


def test_the_lms_has_no_right_that_no_policy_uses(owner: Engine) -> None:
    nobody = dict.fromkeys(WAYS, "nobody")
    built = as_built(owner, "lms_app")
    rights = rights_of_the_lms(owner)
    assert rights
    assert [right for right in rights if built.get(right[0], nobody)[right[1]] == "nobody"] == []


def test_every_word_of_the_page_is_explained(owner: Engine) -> None:
    used = {
        re.sub("`.*`", "`resource.action`", word)
        for ways in (*as_built(owner, "lms_app").values(), *as_built(owner, "lms_dashboard").values())
        for words in ways.values()
        for word in words.split(", ")
    }
    explained = re.findall(r"^- \*\*(.*?)\*\*:", PAGE, re.MULTILINE)
    assert sorted(explained) == sorted(used - {"nobody"})
