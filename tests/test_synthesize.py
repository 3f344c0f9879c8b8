"""Invented students: the counts exactly, and a term that a registrar would believe."""

from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from registrar_files import OURS, PUBLISHED, real, row, written

from db.meetings import Meeting
from db.registrar import Section, read
from db.synthesis.bundles import bundles
from db.synthesis.lectures import lectures
from db.synthesis.timetable import Timetable
from db.synthesize import Synthesis, synthesize

Sections = tuple[Section, ...]


def held(sections: Sections, synthesis: Synthesis) -> dict[str, dict]:
    """The seats and queues as a database that took them would give them back."""
    return {
        "seats": {section.key: seats for section, seats in zip(sections, synthesis.seats, strict=True)},
        "waiting": {section.key: line for section, line in zip(sections, synthesis.waiting, strict=True)},
    }


def assert_counts(sections: Sections, synthesis: Synthesis) -> None:
    """Every section has its students, each once; nobody waits for a seat that they have, or twice."""
    in_line = Counter()
    for section, seats, line in zip(sections, synthesis.seats, synthesis.waiting, strict=True):
        assert (len(seats), len(line)) == (section.enrolled, section.waitlisted), section.key
        assert len({*seats, *line}) == len(seats) + len(line), section.key
        in_line.update((number, section.course, section.component) for number in line)
    assert max(in_line.values(), default=1) == 1
    assert {number for numbers in synthesis.seats for number in numbers} <= {
        student.number for student in synthesis.students
    }


def overlap(one: Meeting, other: Meeting) -> bool:
    return (
        bool({*one.days} & {*other.days})
        and one.starts < other.ends
        and other.starts < one.ends
        and (not one.first or not other.last or one.first <= other.last)
        and (not other.first or not one.last or other.first <= one.last)
    )


def clash(one: Section, other: Section) -> bool:
    return any(overlap(meeting, another) for meeting in one.meetings for another in other.meetings)


@cache
def invented(label: str) -> tuple[Sections, Synthesis]:
    """A real term and the students invented for it."""
    sections = read(real(label)).sections
    return sections, synthesize(sections, autumn=2024)


@pytest.fixture(params=PUBLISHED)
def term(request: pytest.FixtureRequest) -> tuple[Sections, Synthesis]:
    """Each real term and the students invented for it."""
    return invented(request.param)


def test_a_real_term_has_its_counts_exactly(term: tuple[Sections, Synthesis]) -> None:
    assert_counts(*term)


def test_a_real_term_reaches_its_aims(term: tuple[Sections, Synthesis]) -> None:
    _, synthesis = term

    assert synthesis.aims.normal_undergraduates >= 0.95
    assert synthesis.aims.normal_graduates >= 0.95
    assert synthesis.aims.overlapping_seats < 0.01
    assert synthesis.aims.discussions_with_lecture >= 0.95


def test_the_aims_are_what_a_plain_count_gives(term: tuple[Sections, Synthesis]) -> None:
    sections, synthesis = term
    credits, taken = Counter(), defaultdict(list)
    for section, seats in zip(sections, synthesis.seats, strict=True):
        for number in seats:
            credits[number] += section.credits
            taken[number].append(section)
    normal = [
        12 <= credits[student.number] <= 18
        for student in synthesis.students
        if student.level == "undergraduate" and taken[student.number]
    ]
    clashes = sum(
        any(clash(section, earlier) for earlier in mine[:at])
        for mine in taken.values()
        for at, section in enumerate(mine)
    )

    assert synthesis.aims.normal_undergraduates == round(sum(normal) / len(normal), 4)
    assert synthesis.aims.overlapping_seats == round(clashes / sum(map(len, taken.values())), 4)


def test_a_real_term_has_about_as_many_students_as_its_credits_need() -> None:
    _, synthesis = invented("2025-spring")

    assert 16_500 <= synthesis.aims.students <= 17_500
    assert Counter(student.level for student in synthesis.students).keys() == {
        "undergraduate",
        "graduate",
        "doctoral",
    }


def test_students_sit_mostly_where_they_are_at_home_from_the_third_year_on(
    term: tuple[Sections, Synthesis],
) -> None:
    sections, synthesis = term
    home = {student.number: student.home for student in synthesis.students}
    at_home = [
        home[number] == section.mnemonic
        for section, seats in zip(sections, synthesis.seats, strict=True)
        for number in seats
        if section.year >= 3
    ]

    assert sum(at_home) / len(at_home) > 0.75


def test_some_wait_who_hold_another_section_of_the_course_but_most_do_not() -> None:
    sections, synthesis = invented("2025-spring")
    taking = defaultdict(set)
    for section, seats in zip(sections, synthesis.seats, strict=True):
        taking[section.course, section.component].update(seats)
    holding = [
        number in taking[section.course, section.component]
        for section, line in zip(sections, synthesis.waiting, strict=True)
        for number in line
    ]

    assert 0.02 < sum(holding) / len(holding) < 0.3


def test_the_same_sections_give_the_same_students_twice() -> None:
    sections = read(OURS).sections

    assert synthesize(sections, autumn=2024) == synthesize(sections, autumn=2024)


def test_the_same_export_again_changes_nothing(term: tuple[Sections, Synthesis]) -> None:
    sections, first = term

    again = synthesize(sections, autumn=2024, earlier=first.students, **held(sections, first))

    assert (again.students, again.seats, again.waiting) == (first.students, first.seats, first.waiting)


def test_another_term_takes_the_students_of_an_earlier_one() -> None:
    _, before = invented("2024-fall")
    spring = read(real("2025-spring")).sections

    after = synthesize(spring, autumn=2024, earlier=before.students)

    assert_counts(spring, after)
    assert {*after.students} <= {*before.students}
    assert after.aims.normal_undergraduates >= 0.95


def test_four_years_later_everybody_is_new() -> None:
    sections = read(OURS).sections
    before = synthesize(sections, autumn=2020)

    after = synthesize(sections, autumn=2024, earlier=before.students)

    assert not {*after.students} & {*before.students}
    assert not {student.number for student in after.students} & {student.number for student in before.students}


def test_a_newer_export_moves_only_whom_it_must() -> None:
    sections = read(OURS).sections
    first = synthesize(sections, autumn=2024)
    newer = tuple(
        replace(section, enrolled=section.enrolled - 2)
        if section.course == "HIST 1010"
        else replace(section, enrolled=section.enrolled + 1)
        if section.course == "HIST 2010"
        else section
        for section in sections
    )

    after = synthesize(newer, autumn=2024, earlier=first.students, **held(sections, first))

    assert_counts(newer, after)
    for section, before, now in zip(newer, first.seats, after.seats, strict=True):
        if section.course == "HIST 1010":
            assert set(now) < set(before)
        elif section.course == "HIST 2010":
            assert set(before) < set(now)
        else:
            assert now == before


def test_freed_seats_go_to_the_first_in_line() -> None:
    sections = read(OURS).sections
    first = synthesize(sections, autumn=2024)
    at = next(at for at, section in enumerate(sections) if section.key == ("MATH 1320", "001"))
    free = [
        number
        for number in first.waiting[at]
        if not any(
            number in seats and (clash(section, sections[at]) or section.course == "MATH 1320")
            for section, seats in zip(sections, first.seats, strict=True)
        )
    ]
    newer = tuple(
        replace(section, enrolled=section.enrolled + 1, waitlisted=section.waitlisted - 1)
        if section is sections[at]
        else section
        for section in sections
    )

    after = synthesize(newer, autumn=2024, earlier=first.students, **held(sections, first))

    assert_counts(newer, after)
    assert set(after.seats[at]) - set(first.seats[at]) == {free[0]}


def test_who_leaves_a_lecture_leaves_its_discussion_too() -> None:
    sections = read(OURS).sections
    first = synthesize(sections, autumn=2024)
    newer = tuple(
        replace(section, enrolled=section.enrolled - 3) if section.class_number in ("20001", "20004") else section
        for section in sections
    )

    after = synthesize(newer, autumn=2024, earlier=first.students, **held(sections, first))

    assert_counts(newer, after)
    assert after.aims.discussions_with_lecture == 1


def test_who_is_barred_gets_nothing_new() -> None:
    sections = read(OURS).sections
    first = synthesize(sections, autumn=2024)
    barred = {student.number for student in first.students[::2]}
    newer = tuple(replace(section, enrolled=section.enrolled + 2) for section in sections)

    after = synthesize(newer, autumn=2024, earlier=first.students, barred=barred, **held(sections, first))

    assert_counts(newer, after)
    for before, now in zip(first.seats, after.seats, strict=True):
        assert not (set(now) - set(before)) & barred


def test_nobody_waits_for_a_course_that_they_wait_for_in_another_term() -> None:
    sections = read(OURS).sections
    first = synthesize(sections, autumn=2024)
    waiting = {
        (section.course, section.component): line for section, line in zip(sections, first.waiting, strict=True) if line
    }

    after = synthesize(sections, autumn=2024, earlier=first.students, waiting_elsewhere=waiting)

    assert_counts(sections, after)
    for section, line in zip(sections, after.waiting, strict=True):
        assert not set(line) & set(waiting.get((section.course, section.component), ()))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([row(Enrollment=0)], id="nobody"),
        pytest.param([row(Enrollment=0, Waitlist=5)], id="only a queue"),
        pytest.param([row(Enrollment=400, Units=0)], id="no credits"),
        pytest.param([row(Enrollment=50, Units=27)], id="more credits than a term has"),
        pytest.param([row(Number=9999, Enrollment=1)], id="one doctoral student"),
        pytest.param(
            [row(number, Number=number, Enrollment=30, Days1="Mo 9:00am - 10:00am") for number in range(1001, 1011)],
            id="all at the same hour",
        ),
        pytest.param(
            [row(number, Section=number, Enrollment=30, Waitlist=20) for number in range(10)], id="one course"
        ),
        pytest.param(
            [
                row(1, Number=1000, Section=1, Units=3, Type="Lecture", Enrollment=10, Waitlist=0),
                row(2, Number=1000, Section=101, Units=0, Type="Discussion", Enrollment=9, Waitlist=8),
                row(3, Number=1000, Section=102, Units=0, Type="Discussion", Enrollment=8, Waitlist=9),
            ],
            id="more in the discussions than in the lecture",
        ),
    ],
)
def test_counts_win_over_beauty(tmp_path: Path, rows: list[dict]) -> None:
    sections = read(written(tmp_path / "export.csv", rows)).sections

    assert_counts(sections, synthesize(sections, autumn=2024))


def test_a_section_without_credits_belongs_to_the_lecture_of_its_course() -> None:
    sections = read(OURS).sections
    synthesis = synthesize(sections, autumn=2024)
    found = {
        section.key: lecture
        for section, lecture in zip(sections, synthesis.lectures, strict=True)
        if section.credits == 0
    }

    assert found == {
        ("MATH 1310", "101"): ("MATH 1310", "100"),
        ("MATH 1310", "102"): ("MATH 1310", "100"),
        ("MATH 1310", "103"): ("MATH 1310", "100"),
        ("CHEM 1410", "101"): ("CHEM 1410", "100"),
        ("CHEM 1410", "102"): ("CHEM 1410", "100"),
        ("CHEM 1410", "190"): None,  # more seats than the lecture
        ("ARTS 4500", "001"): None,  # no lecture
    }


def test_discussions_go_to_the_lecture_of_their_hundred(tmp_path: Path) -> None:
    rows = [
        row(1, Section="100", Units=3, Enrollment=60),
        row(2, Section="200", Units=3, Enrollment=60),
        *(row(3 + at, Section=101 + at, Units=0, Type="Discussion", Enrollment=20) for at in range(3)),
        *(row(6 + at, Section=201 + at, Units=0, Type="Discussion", Enrollment=20) for at in range(3)),
    ]
    sections = read(written(tmp_path / "export.csv", rows)).sections

    assert lectures(sections, Timetable(sections)) == [None, None, 0, 0, 0, 1, 1, 1]


def test_the_timetable_agrees_with_every_pair_of_meetings() -> None:
    sections = read(OURS).sections
    timetable = Timetable(sections)

    for one, other in combinations(range(len(sections)), 2):
        assert timetable.clash(one, other) == clash(sections[one], sections[other])


def test_sections_that_only_touch_or_have_other_dates_do_not_clash(tmp_path: Path) -> None:
    rows = [
        row(1, Days1="Mo 9:00am - 10:00am", MeetingDates1="01/13/2025 - 03/03/2025"),
        row(2, Days1="Mo 10:00am - 11:00am", MeetingDates1="01/13/2025 - 03/03/2025"),
        row(3, Days1="Mo 9:00am - 10:00am", MeetingDates1="03/05/2025 - 04/29/2025"),
        row(4, Days1="Mo 9:30am - 10:30am", MeetingDates1="TBA"),
    ]
    for at, each in enumerate(rows):
        each["Section"] = at
    timetable = Timetable(read(written(tmp_path / "export.csv", rows)).sections)

    assert [pair for pair in combinations(range(4), 2) if timetable.clash(*pair)] == [(0, 3), (1, 3), (2, 3)]


def test_bundles_add_up_to_the_open_seats(term: tuple[Sections, Synthesis]) -> None:
    sections, _ = term
    timetable = Timetable(sections)
    open_seats = [section.enrolled for section in sections]
    seats = Counter()
    for bundle in bundles(sections, open_seats=open_seats, lectures=lectures(sections, timetable), timetable=timetable):
        for section in bundle.sections:
            seats[section] += bundle.seats

    assert [seats[section] for section in range(len(sections))] == open_seats
