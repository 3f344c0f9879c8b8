"""The plan of a live installation: every statement is cut out whole, understood, and in the form that nobody feels."""

import re

import pytest

from db import plan
from db.forms import ALONE, NO_WRITERS, NOBODY_WAITS, live_forms
from db.sqlfile import SqlFile, sql_files
from db.statements import actions, bare, statements

STEPS = sql_files("steps")
CUT = [*STEPS, *sql_files("triggers"), *sql_files("live/instead_of_step"), SqlFile("live/finish.sql")]
CUT += [*sql_files("upgrade/before_steps"), *sql_files("upgrade/after_files")]


def step(number: str) -> SqlFile:
    return next(file for file in STEPS if file.path.startswith(f"steps/{number}_"))


def parts(number: str) -> list[plan.Part]:
    return plan.step_parts(step(number))


def texts(number: str) -> list[str]:
    return [" ".join(bare(part.text).split()) for part in parts(number)]


@pytest.mark.parametrize("file", CUT, ids=lambda file: file.path)
def test_the_statements_of_a_file_are_the_file(file: SqlFile) -> None:
    cut = statements(file.text)
    joined = "".join("".join(each.split()) for each in cut)
    # a file of comments alone has no statement
    assert joined == ("".join(file.text.split()) if cut else "")
    assert all(each.rstrip().endswith(";") for each in cut)
    for each in cut:
        assert each.count("$$") % 2 == 0


@pytest.mark.parametrize("file", STEPS, ids=lambda file: file.path)
def test_every_statement_of_a_step_has_a_form(file: SqlFile) -> None:
    found = plan.step_parts(file)
    assert [part.place for part in found] == list(range(1, len(found) + 1))


def test_a_statement_of_a_kind_that_nobody_thought_of_is_refused() -> None:
    for statement in (
        "cluster courses;",
        "alter table courses alter column code type varchar(20);",
        "alter table courses drop column code;",
        "alter table courses add column words tsvector generated always as (to_tsvector('simple', code)) stored;",
        "alter table courses add column id2 uuid default gen_random_uuid();",
        "lock table courses;",
        "truncate courses;",
        "create table courses_copy as select * from courses;",
    ):
        with pytest.raises(ValueError, match="no form is known"):
            live_forms("steps/x.sql", statement, base=plan.base_tables(), new=frozenset())


def test_the_base_has_45_tables() -> None:
    assert len(plan.base_tables()) == 45


@pytest.mark.parametrize("file", STEPS, ids=lambda file: file.path)
def test_no_part_scans_or_rewrites_a_table_that_it_keeps_from_others(file: SqlFile) -> None:
    for part in plan.step_parts(file):
        text = bare(part.text)
        tables = plan.base_tables() & set(part.form.tables)
        if not tables or part.form.unless:
            continue
        if re.match("create (unique )?index", text):
            assert "concurrently" in text
            assert not part.in_transaction
        if part.form.lock in (ALONE, NO_WRITERS):
            assert "check" not in text or "not valid" in text or text.startswith("create table")
            assert len(statements(part.text)) == 1


def test_a_check_is_added_and_then_validated() -> None:
    assert texts("0015")[2:4] == [
        "alter table assessments add constraint assessments_passing_valid "
        "check (passing_marks <= total_marks) not valid;",
        "alter table assessments validate constraint assessments_passing_valid;",
    ]
    assert [part.form.lock for part in parts("0015")[2:4]] == [ALONE, NOBODY_WAITS]


def test_a_key_is_added_and_then_validated_under_the_name_it_would_have() -> None:
    assert texts("0012")[-3:-1] == [
        "alter table assessment_submissions add constraint assessment_submissions_group_id_fkey "
        "foreign key (group_id) references student_groups on delete set null not valid;",
        "alter table assessment_submissions validate constraint assessment_submissions_group_id_fkey;",
    ]


def test_a_column_with_a_check_gets_the_check_apart() -> None:
    assert texts("0013")[1:3] == [
        "alter table course_offerings add column credits numeric(4,1), "
        "add constraint course_offerings_credits_check check (credits >= 0) not valid;",
        "alter table course_offerings validate constraint course_offerings_credits_check;",
    ]


def test_tables_that_refer_to_others_stand_alone() -> None:
    for file in STEPS:
        for part in plan.step_parts(file):
            made = re.findall(r"^create table", part.text, re.MULTILINE)
            assert len(made) <= 1 or not plan.base_tables() & set(part.form.tables), f"{part.path} {part.place}"


def test_steps_with_a_temporary_table_are_one_part() -> None:
    assert [len(parts(number)) for number in ("0001", "0019", "0021", "0026")] == [1, 1, 1, 1]


def test_rows_for_tables_of_the_application_are_named() -> None:
    assert parts("0019")[0].form.rows == (
        "roles",
        "permissions",
        "role_permissions",
        "grade_point_scale",
        "system_settings",
        "notification_templates",
    )


def test_a_universitys_own_scale_is_seen_to_in_the_same_part() -> None:
    assert "delete from public.grade_point_scale" in parts("0019")[0].text


def test_actions_of_an_alteration_are_cut_at_their_commas() -> None:
    assert actions(
        "alter table a\n    -- one\n    add column b numeric(4,1) check (b in (1, 2)),\n    add column c text;"
    ) == (
        "alter table a",
        ["add column b numeric(4,1) check (b in (1, 2))", "add column c text"],
    )
