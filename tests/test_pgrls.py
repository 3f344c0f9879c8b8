"""The linter of row-level security finds nothing but what is let off here by name (tests/pgrls.toml: by rule)."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from conftest import missing
from sqlalchemy import text

from db.connection import engine

CONFIG = Path(__file__).with_name("pgrls.toml")

LET_OFF = {
    # a few dozen rows, or asked beside a column that has an index and leaves few
    ("PERF003", "public.roles.roles_management"),
    ("PERF003", "public.system_settings.system_settings_access"),
    ("PERF003", "public.system_settings.system_settings_management"),
    ("PERF003", "public.user_sessions.user_sessions_change"),
    # read by offering; who reads all of them does so anyway
    ("PERF003", "lms_ops.waitlist_events.waitlist_events_access"),
    # asked about the one row that is inserted
    ("PERF004", "public.student_holds.holds_entry"),
    # who may see or write one row of these may all: what was done, roles, settings and logins are of no unit
    ("SEC005", "public.audit_logs.audit_logs_access"),
    ("SEC005", "public.permissions.permissions_access"),
    ("SEC005", "public.permissions.permissions_management"),
    ("SEC005", "public.role_permissions.role_permissions_access"),
    ("SEC005", "public.roles.roles_access"),
    ("SEC005", "public.staff_members.staff_members_entry"),
    ("SEC005", "public.staff_members.staff_members_management"),
    ("SEC005", "public.users.users_entry"),
    # nobody writes assessments through the LMS, and which there are is no secret
    ("SEC025", "public.assessment_submissions.submissions_entry"),
}
EVERY_ROW = ("SEC005", "SEC008", "SEC028", "SEC038")  # says nothing of the row, lets all see, lets all write


def test_the_linter_of_policies_finds_nothing_that_is_not_let_off(database):
    if find_spec("pgrls") is None:
        missing("pgrls", "pip install pgrls")
    lint = subprocess.run(
        [sys.executable, "-m", "pgrls", "lint", "--config", CONFIG, "--format", "json"],
        env=os.environ | {"DATABASE_URL": database.url},
        capture_output=True,
        text=True,
        timeout=120,
    )
    violations = {(each["rule_id"], each["location"]) for each in json.loads(lint.stdout)["violations"]}
    found = {each for each in violations - _meant_for_every_row(database) if each not in LET_OFF}
    assert found == set()
    assert violations >= LET_OFF, "what is let off and no longer found"


def _meant_for_every_row(database) -> set[tuple[str, str]]:
    """What the linter says of policies for administrators and of delivery: those roles are to see every row."""
    owner = engine(database.url, application_name="tests read the catalog")
    with owner.connect() as connection:
        policies = connection.scalars(
            text("""
                select format('%s.%s.%s', tables.relnamespace::regnamespace, tables.relname, policies.polname)
                from pg_policy as policies
                join pg_class as tables on tables.oid = policies.polrelid
                where policies.polroles <@ array['lms_admin'::regrole::oid, 'lms_maintainer'::regrole::oid]
            """)
        ).all()
    owner.dispose()
    return {(rule, policy) for rule in EVERY_ROW for policy in policies}
