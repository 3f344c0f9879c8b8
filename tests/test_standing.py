"""Standing follows the rules after every term, with what they bring; people decide the rest; history stays."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
import sample
import standings
from click.testing import CliRunner
from cluster import Database
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pages import Open, words
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError
from standings import COURSES, TERMS, Faculty, Result, averages, decide, plain_standing

from db.cli.standing import decide_standing
from db.errors import Refused

AsPerson = Callable[[UUID | str | None], AbstractContextManager[Connection]]
HISTORY = "previous_standing, standing, rule, term_gpa, cumulative_gpa, actions, decided_by"


@pytest.fixture
def faculty(owner: Engine) -> Faculty:
    with owner.begin() as connection:
        return standings.build(connection)


@pytest.fixture
def student(owner: Engine, faculty: Faculty) -> UUID:
    """Aysel, with an advisor, who fails everything in the first three terms and is good at it in the fourth."""
    with owner.begin() as connection:
        made = sample.student(
            connection,
            faculty.program,
            "Aysel Əliyeva",
            student_number="STU1",
            academic_advisor_id=faculty.advisor,
        )
        for place in range(3):
            fail(connection, faculty, made, place)
        standings.enroll(connection, faculty, made, Result(3, "CS1", points=4), Result(3, "CS2", points=4))
    return made


def fail(connection: Connection, faculty: Faculty, student: UUID, place: int) -> None:
    standings.enroll(connection, faculty, student, Result(place, "CS4", points=1), Result(place, "CS2", points=1))


def history(connection: Connection, columns: str = HISTORY) -> list[tuple]:
    found = connection.execute(
        text(f"select {columns} from academic_standing_history order by effective_date, created_at")
    )
    return [tuple(row) for row in found]


def set_standing(connection: Connection, student: UUID, term: UUID, standing: str, reason: str = "Appeal") -> UUID:
    return connection.scalar(
        text("select lms_ops.set_standing(:student, :term, :standing, :reason)"),
        {"student": student, "term": term, "standing": standing, "reason": reason},
    )


results = st.builds(
    Result,
    term=st.integers(0, len(TERMS) - 1),
    course=st.sampled_from(list(COURSES)),
    component=st.integers(0, 1),
    status=st.sampled_from(["completed"] * 5 + ["withdrawn", "dropped"]),
    points=st.sampled_from([None, *(Decimal(each) / 10 for each in (0, 0, 10, 13, 17, 20, 20, 27, 35, 40))]),
)
students_of_results = st.lists(
    st.lists(results, min_size=1, max_size=12, unique_by=lambda each: (each.term, each.course, each.component)),
    min_size=1,
    max_size=5,
)
first_standings = st.sampled_from(
    [None, None, "good", "warning", "probation", "suspension", "dismissal", "conditional_readmission"]
)


@pytest.mark.every_server
def test_the_standing_after_each_term_is_what_plain_python_says(owner: Engine, faculty: Faculty) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(records=students_of_results, first=st.lists(first_standings, min_size=5, max_size=5))
    def agree(records: list[list[Result]], first: list[str | None]) -> None:
        with owner.connect() as connection, connection.begin() as transaction:
            now = {}
            for taken, standing in zip(records, first, strict=False):
                student = sample.student(connection, faculty.program)
                standings.enroll(connection, faculty, student, *taken)
                now[student] = standing
                if standing:
                    before_the_first_term(connection, faculty, student, standing)
            for place, term in enumerate(faculty.terms):
                expected = {
                    student: plain_standing(now[student], averages(taken, place))
                    for student, taken in zip(now, records, strict=True)
                }
                assert {student: change[:2] for student, change in decide(connection, term).items()} == {
                    student: (now[student], standing)
                    for student, standing in expected.items()
                    if standing != now[student]
                }
                assert decide(connection, term) == {}, "the second time nothing changes"
                now = expected
            transaction.rollback()

    agree()


def before_the_first_term(connection: Connection, faculty: Faculty, student: UUID, standing: str) -> None:
    sample.insert(
        connection,
        "academic_standing_history",
        student_id=student,
        academic_term_id=faculty.terms[0],
        standing=standing,
        cause="As it came from the office",
        effective_date=date(2023, 1, 1),
    )


def test_each_change_leaves_its_row_with_numbers_rule_and_actions(
    owner: Engine, faculty: Faculty, student: UUID, as_person: AsPerson
) -> None:
    for term in faculty.terms[:2]:
        with as_person(faculty.registrar) as connection:
            decide(connection, term)
    told = ["student notified", "advisor notified"]
    with owner.connect() as connection:
        assert history(connection) == [
            (None, "warning", "warning", 1, 1, told, faculty.registrar),
            ("warning", "probation", "probation", 1, 1, ["registration blocked", *told], faculty.registrar),
        ]
        assert history(connection, "cause")[1] == (
            "After a warning the cumulative average is below the limit again: agree on a study plan with your "
            "advisor. Term average 1.00 over 9 credits, cumulative average 1.00 over 18 (rule: probation).",
        )
        audited = text("select user_id, new_values from audit_logs where action = 'decide_standing'")
        assert [tuple(row) for row in connection.execute(audited)] == [(faculty.registrar, {"new": {"changes": 1}})] * 2


def test_the_hold_of_a_standing_ends_with_it(
    owner: Engine, faculty: Faculty, student: UUID, as_person: AsPerson
) -> None:
    def holds() -> list[tuple]:
        with as_person(faculty.dean) as connection:
            found = connection.execute(
                text("""
                    select
                        category,
                        state,
                        array_to_string(blocks, ' '),
                        split_part(reason, ':', 1),
                        owner_code,
                        release_reason
                    from report.holds
                    order by placed_by_name, effective_from
                """)
            )
            return [tuple(row) for row in found]

    with owner.begin() as connection:
        decide(connection, faculty.terms[0])
    assert holds() == []
    with owner.begin() as connection:
        decide(connection, faculty.terms[1])
    probation = "After a warning the cumulative average is below the limit again"
    assert holds() == [("academic", "active", "registration", probation, "CS", None)]
    with owner.begin() as connection:
        decide(connection, faculty.terms[2])
    suspension = "On probation both the term and the cumulative average are below the limit."
    ended = "The academic standing is now: suspension."
    assert holds() == [
        ("academic", "released", "registration", probation, "CS", ended),
        ("academic", "active", "registration", suspension, "CS", None),
    ]
    with as_person(faculty.dean) as connection:
        set_standing(connection, student, faculty.terms[3], "conditional_readmission")
    assert [state for _, state, *_ in holds()] == ["released", "released"]


def test_student_and_advisor_are_told_in_their_own_language(owner: Engine, faculty: Faculty, student: UUID) -> None:
    with owner.begin() as connection:
        sample.insert(connection, "user_preferences", user_id=faculty.advisor, language="ru")
        decide(connection, faculty.terms[0])
    with owner.connect() as connection:
        messages = text("""
            select language, subject, body
            from notifications
            where recipient_id = any (:people)
            order by language
        """)
        people = [sample.user_id(connection, student), faculty.advisor]
        assert [tuple(row) for row in connection.execute(messages, {"people": people})] == [
            (
                "az",
                "Akademik vəziyyətiniz: akademik xəbərdarlıq",
                "2023-2024 fall üzrə akademik vəziyyətiniz: akademik xəbərdarlıq. Ümumi ortalama ilk dəfə həddən "
                "aşağı düşüb. Semestr ortalaması 1.00, ümumi ortalama 1.00.",
            ),
            (
                "ru",
                "Aysel Əliyeva: академическое предупреждение",
                "Aysel Əliyeva, 2023-2024 fall: академическое предупреждение. Общий средний балл впервые упал "
                "ниже порога. Средний балл семестра 1.00, общий 1.00.",
            ),
        ]


def test_nobody_is_told_who_has_no_account(owner: Engine, faculty: Faculty) -> None:
    with owner.begin() as connection:
        made = sample.student(connection, faculty.program)
        connection.execute(text("update students set user_id = null where id = :id"), {"id": made})
        fail(connection, faculty, made, 0)
        assert decide(connection, faculty.terms[0]) == {made: (None, "warning", "warning")}
        assert history(connection, "actions") == [([],)]
        assert connection.scalar(text("select count(*) from notifications")) == 0


def test_a_corrected_grade_is_judged_anew_from_the_standing_before_the_term(
    owner: Engine, faculty: Faculty, student: UUID
) -> None:
    with owner.begin() as connection:
        for term in faculty.terms[:2]:
            decide(connection, term)
        connection.execute(text("update course_enrollments set grade_points = 4 where grade_points = 1"))
        assert decide(connection, faculty.terms[0]) == {}, "the second term is decided: the first is past"
        assert decide(connection, faculty.terms[1]) == {student: ("probation", "good", "good standing")}
        assert connection.scalar(text("select count(*) from student_holds where is_active")) == 0


def test_a_decision_of_a_person_after_the_term_stands(
    owner: Engine, faculty: Faculty, student: UUID, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        for term in faculty.terms[:3]:
            decide(connection, term)
    with as_person(faculty.dean) as connection:
        set_standing(connection, student, faculty.terms[2], "good", "Illness, as documented")
    with owner.begin() as connection:
        assert decide(connection, faculty.terms[2]) == {}
        assert history(connection)[-1] == (
            "suspension",
            "good",
            None,
            1,
            Decimal("2.20"),
            ["student notified", "advisor notified"],
            faculty.dean,
        )
        reason = text("select new_values ->> 'reason' from audit_logs where action = 'set_standing'")
        assert connection.scalar(reason) == "Illness, as documented"


def test_no_rule_takes_a_suspended_student_back(owner: Engine, faculty: Faculty, student: UUID) -> None:
    with owner.begin() as connection:
        for term in faculty.terms[:3]:
            decide(connection, term)
        connection.execute(
            text("update lms_ops.standing_rules set from_standings = null where standing in ('good', 'excellent')")
        )
        assert decide(connection, faculty.terms[3]) == {}
        set_standing(connection, student, faculty.terms[3], "conditional_readmission")
        connection.execute(
            text("update academic_terms set end_date = current_date where id = :id"), {"id": faculty.terms[3]}
        )
        # decided on the last day of the term, the readmission is what its results are judged from
        assert decide(connection, faculty.terms[3]) == {
            student: ("conditional_readmission", "excellent", "dean's list")
        }


@pytest.mark.parametrize(
    ("standing", "reason", "sentence"),
    [
        ("good", "Appeal", "The standing of student STU1 is good already"),
        ("conditional_readmission", "Appeal", "conditional_readmission may not follow good: choose one of dismissal, "),
        ("splendid", "Appeal", "splendid is no standing: choose one of"),
        ("suspension", " ", "Give a reason"),
    ],
)
def test_what_may_not_follow_is_refused_with_what_may(
    standing: str, reason: str, sentence: str, owner: Engine, faculty: Faculty, student: UUID, as_person: AsPerson
) -> None:
    with as_person(faculty.registrar) as connection:
        set_standing(connection, student, faculty.terms[3], "good")
    with pytest.raises(Refused, match=sentence), as_person(faculty.registrar) as connection:
        set_standing(connection, student, faculty.terms[3], standing, reason)


def test_a_suspension_by_a_person_blocks_as_the_rule_does(
    owner: Engine, faculty: Faculty, student: UUID, as_person: AsPerson
) -> None:
    with as_person(faculty.dean) as connection:
        set_standing(connection, student, faculty.terms[3], "suspension", "Plagiarism")
    with owner.connect() as connection:
        held = connection.execute(text("select reason, blocks_registration, is_active from student_holds"))
        assert [tuple(row) for row in held] == [("Plagiarism", True, True)]


def test_only_those_with_the_right_decide_and_only_about_their_students(
    owner: Engine, faculty: Faculty, student: UUID, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        elsewhere = sample.student(connection, sample.program(connection, sample.unit(connection, "ART")))
        homeless = sample.student(connection)
        for other in (elsewhere, homeless):
            fail(connection, faculty, other, 0)
    for other in (faculty.head, faculty.advisor, None):
        for function in ("decide_standing", "preview_standing"):
            with pytest.raises(Refused, match="You may not do this"), as_person(other) as connection:
                connection.execute(text(f"select * from lms_ops.{function}(:term)"), {"term": faculty.terms[0]})
        with pytest.raises(Refused, match="You may not do this"), as_person(other) as connection:
            set_standing(connection, student, faculty.terms[0], "warning")
    for theirs in (elsewhere, homeless):
        with pytest.raises(Refused, match="You may not do this"), as_person(faculty.dean) as connection:
            set_standing(connection, theirs, faculty.terms[0], "warning")
    with as_person(faculty.dean) as connection:
        assert decide(connection, faculty.terms[0]).keys() == {student}
    with as_person(faculty.registrar) as connection:
        assert decide(connection, faculty.terms[0]).keys() == {elsewhere, homeless}


@pytest.mark.every_server
def test_of_many_who_decide_at_once_one_does(
    owner: Engine, faculty: Faculty, student: UUID, as_person: AsPerson
) -> None:
    def attempt(turn: int) -> int:
        with as_person(faculty.dean if turn % 2 else faculty.registrar) as connection:
            return len(decide(connection, faculty.terms[0]))

    with ThreadPoolExecutor(4) as people:
        assert sorted(people.map(attempt, range(4))) == [0, 0, 0, 1]
    with owner.connect() as connection:
        assert connection.scalar(text("select count(*) from academic_standing_history")) == 1


def test_the_preview_counts_what_would_change_and_changes_nothing(
    owner: Engine, faculty: Faculty, student: UUID, as_person: AsPerson
) -> None:
    preview = text("select * from lms_ops.preview_standing(:term)")
    with owner.begin() as connection:
        for _ in range(2):
            standings.enroll(
                connection,
                faculty,
                sample.student(connection, faculty.program),
                Result(0, "CS1", points=4),
            )
    for _ in range(2):
        with as_person(faculty.dean) as connection:
            found = connection.execute(preview, {"term": faculty.terms[0]})
            assert [tuple(row) for row in found] == [(None, "excellent", 2), (None, "warning", 1)]
    with owner.begin() as connection:
        decide(connection, faculty.terms[0])
        assert connection.execute(preview, {"term": faculty.terms[0]}).all() == []


def test_a_term_is_judged_when_the_student_is_done_with_it(owner: Engine, faculty: Faculty, student: UUID) -> None:
    with owner.begin() as connection:
        connection.execute(
            text("update academic_terms set end_date = :day where id = :id"),
            {"day": date.today() + timedelta(days=9), "id": faculty.terms[0]},
        )
        standings.enroll(connection, faculty, student, Result(0, "CS1", status="enrolled"))
        assert decide(connection, faculty.terms[0]) == {}
        connection.execute(
            text("update course_enrollments set enrollment_status = 'withdrawn' where grade_points is null")
        )
        assert decide(connection, faculty.terms[0]).keys() == {student}


def test_who_has_left_is_not_judged(owner: Engine, faculty: Faculty, student: UUID) -> None:
    with owner.begin() as connection:
        for status in ("graduated", "withdrawn", "expelled"):
            connection.execute(text("update students set status = :status"), {"status": status})
            assert decide(connection, faculty.terms[0]) == {}


@pytest.mark.every_server
@pytest.mark.parametrize(
    "statement",
    [
        "update academic_standing_history set standing = 'good'",
        "delete from academic_standing_history",
        "truncate academic_standing_history cascade",
        "delete from students where student_number = 'STU1'",
    ],
)
def test_the_history_is_only_ever_added_to_by_its_owner_too(
    statement: str, owner: Engine, faculty: Faculty, student: UUID
) -> None:
    with owner.begin() as connection:
        decide(connection, faculty.terms[0])
        connection.execute(text("delete from course_enrollments"))
    with pytest.raises(DBAPIError, match="only ever added to"), owner.begin() as connection:
        connection.execute(text(statement))


def test_the_command_says_first_what_it_would_do(
    database: Database, faculty: Faculty, student: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LMS_DATABASE_URL", database.url)

    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(decide_standing, arguments)
        return done.exit_code, done.stdout

    assert run("2023-fall", "--dry-run") == (0, "none to warning: 1\n")
    code, output = run("2023-fall", "--json")
    changed = json.loads(output)
    assert (code, changed["term"]) == (0, "2023-fall")
    assert [(each["student_number"], each["previous_standing"], each["rule"]) for each in changed["changes"]] == [
        ("STU1", None, "warning")
    ]
    assert run("2023-fall") == (0, "nothing changes\n")
    assert run("2023-summer") == (1, "")


def test_the_students_page_says_what_will_change_and_decides(
    open_page: Open, owner: Engine, faculty: Faculty, student: UUID
) -> None:
    with owner.begin() as connection:
        connection.execute(text("select lms_ops.refresh_statistics()"))
    page = open_page("students", faculty.dean, term="2023-2024 fall", status="all")
    next(button for button in page.button if button.label == "Decide standing").click().run()
    assert "- 1 student from none to warning" in words(page)
    next(button for button in page.button if button.label == "Decide").click().run()
    assert [toast.value for toast in page.toast] == ["1 standing changed"]

    next(button for button in page.button if button.label == "Decide standing").click().run()
    assert [toast.value for toast in page.toast] == ["Nobody's standing changes after 2023-2024 fall."]
    assert "Decide standing" not in words(open_page("students", faculty.head))
