"""Reading a registrar's export: every oddity of real files, and bad rows by line and reason."""

import gzip
from collections import Counter
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from registrar_files import OURS, PUBLISHED, real, row, written

from db.errors import LmsError
from db.meetings import Room, read_dates, read_instructors, read_meeting, read_room, read_times
from db.registrar import Export, Section, read


def sections(path: Path) -> dict[str, Section]:
    return {f"{section.course} {section.code}": section for section in read(path).sections}


@pytest.mark.parametrize("term", PUBLISHED)
def test_real_files_have_their_published_totals_and_no_bad_row(term: str) -> None:
    export = read(real(term))

    assert {
        "sections": len(export.sections),
        "enrolled": export.enrolled,
        "waitlisted": export.waitlisted,
        "queues": sum(section.waitlisted > 0 for section in export.sections),
        "over_limit": sum(section.enrolled > section.limit for section in export.sections),
    } == PUBLISHED[term]
    assert export.rejected == ()


def test_real_files_share_instructors_and_have_fractions_of_units() -> None:
    fall, spring = read(real("2024-fall")), read(real("2025-spring"))

    def with_fractions(export: Export) -> int:
        return sum(section.credits % 1 != 0 for section in export.sections)

    def teachers(export: Export) -> set[str]:
        return {name for section in export.sections for name in section.instructors}

    # 7 cells of each file are ranges that begin or end with a fraction: 271 and 314 with them
    assert (with_fractions(fall), with_fractions(spring)) == (264, 307)
    assert len(teachers(fall) & teachers(spring)) > 1_500
    assert "To Be Announced" not in teachers(fall) | teachers(spring)


def test_our_sample_is_read_whatever_the_order_and_case_of_its_columns() -> None:
    export = read(OURS)

    assert (len(export.sections), export.enrolled, export.waitlisted) == (30, 865, 18)
    assert Counter(section.level for section in export.sections) == {
        "undergraduate": 26,
        "graduate": 3,
        "doctoral": 1,
    }


def test_bad_rows_are_set_aside_with_line_and_reason() -> None:
    assert [(rejection.line, rejection.reason) for rejection in read(OURS).rejected] == [
        (34, "Enrollment is negative: -4"),
        (35, "days and times are unreadable: 'MoWe 8:00am - 25:50am'"),
        (36, "Units are unreadable: 'three'"),
        (37, "this class number stands on line 2 already"),
        (38, "Enrollment is missing"),
    ]


def test_a_section_has_its_cells() -> None:
    section = sections(OURS)["HIST 1010 001"]

    assert section.title == "History of the Caspian, to 1920"
    assert section.topic == "Bakı və neft"
    assert (section.component, section.credits, section.status) == ("SEM", Decimal("3.0"), "open")
    assert (section.enrolled, section.limit, section.waitlisted) == (45, 50, 0)
    assert section.meetings[0].days == (2, 4)
    assert (section.meetings[0].starts, section.meetings[0].ends) == (time(15, 30), time(16, 45))
    assert section.meetings[0].room == Room("Kitabxana", "")


def test_four_groups_and_several_names_in_a_cell() -> None:
    field_work = sections(OURS)["HIST 3020 001"]

    assert len(field_work.meetings) == 4
    assert field_work.instructors == ("Instructor 70022", "Instructor 70023")
    assert field_work.meetings[3].room is None
    assert field_work.meetings[3].first is None
    assert len(sections(OURS)["MATH 1320 002"].instructors) == 3


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("TuTh 2:00pm - 3:15pm", ((2, 4), time(14), time(15, 15))),
        ("Fr 11:30AM - 12:50PM", ((5,), time(11, 30), time(12, 50))),
        ("SaSu 8:00am - 9:00am", ((0, 6), time(8), time(9))),
        ("MoTuWeThFrSaSu 1:00am - 1:20am", ((0, 1, 2, 3, 4, 5, 6), time(1), time(1, 20))),
        ("", ((), None, None)),
        ("TBA", ((), None, None)),
        ("Mo 12:00AM - 12:00AM", ((), None, None)),
        ("Tu 1:08am - 1:09am", ((), None, None)),
        ("Fr 3:00pm - 12:00am", ((), None, None)),
    ],
)
def test_days_and_times(cell: str, expected: tuple) -> None:
    assert read_times(cell) == expected


@pytest.mark.parametrize("cell", ["Monday 9am", "Mo 9:00 - 10:00", "Xx 9:00am - 10:00am", "Mo 13:00pm - 2:00pm"])
def test_unreadable_times_are_an_error(cell: str) -> None:
    with pytest.raises(ValueError, match="days and times are unreadable"):
        read_times(cell)


def test_a_section_on_the_web_without_class_meetings_has_no_hours() -> None:
    meeting = read_meeting(days="Mo 12:10am - 12:11pm", dates="", room="Web-Based Course-No class mtgs", instructors="")

    assert (meeting.days, meeting.starts, meeting.online) == ((), None, True)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("08/27/2024 - 12/06/2024", (date(2024, 8, 27), date(2024, 12, 6))),
        ("9/3/2024 - 9/3/2024", (date(2024, 9, 3), date(2024, 9, 3))),
        ("TBA", (None, None)),
        ("", (None, None)),
    ],
)
def test_meeting_dates(cell: str, expected: tuple) -> None:
    assert read_dates(cell) == expected


@pytest.mark.parametrize("cell", ["spring", "13/27/2024 - 12/06/2024", "12/06/2024 - 08/27/2024"])
def test_unreadable_dates_are_an_error(cell: str) -> None:
    with pytest.raises(ValueError, match="meeting dates"):
        read_dates(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Chemistry Bldg Room 326", Room("Chemistry Bldg", "326")),
        ("Sands Captl Mgmt Bldg Rm 3140", Room("Sands Captl Mgmt Bldg", "3140")),
        ("Physical & Life Sci Bldg Rm403", Room("Physical & Life Sci Bldg", "403")),
        ("Thornton Hall E316", Room("Thornton Hall", "E316")),
        ("Darden Classroom Bldg Room I-L", Room("Darden Classroom Bldg", "I-L")),
        ("Dell 2 103", Room("Dell 2", "103")),
        ("Martha Jefferson Hospital", Room("Martha Jefferson Hospital", "")),
        ("TBA", None),
        ("Contact Department", None),
        ("Web-Based Course", None),
        ("Home of the Instructor", None),
        ("", None),
    ],
)
def test_rooms(cell: str, expected: Room | None) -> None:
    assert read_room(cell) == expected


def test_instructors_are_named_once_and_nobody_is_announced() -> None:
    assert read_instructors("Instructor 1, Instructor 2, Instructor 1") == ("Instructor 1", "Instructor 2")
    assert read_instructors("To Be Announced") == ()


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ("3", "3"),
        ("0.5", "0.5"),
        ("4.5", "4.5"),
        ("1 - 12", "3"),
        ("1-2", "2"),
        ("6 - 12", "6"),
        ("0", "0"),
        ("", None),
    ],
)
def test_units_are_a_number_or_the_end_of_a_range_nearest_to_three(
    tmp_path: Path, units: str, expected: str | None
) -> None:
    section = read(written(tmp_path / "units.csv", [row(Units=units)])).sections[0]

    assert section.credits == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Enrollment": "-1"}, "Enrollment is negative: -1"),
        ({"Enrollment": "many"}, "Enrollment is no whole number: 'many'"),
        ({"Enrollment": "2.5"}, "Enrollment is no whole number: '2.5'"),
        ({"Enrollment": "9" * 30}, f"Enrollment is no whole number: '{'9' * 30}'"),
        ({"Enrollment": "1000000"}, "Enrollment is above 9,999: 1000000"),
        ({"EnrollmentLimit": ""}, "EnrollmentLimit is missing"),
        ({"Waitlist": "-3"}, "Waitlist is negative: -3"),
        ({"Units": "-3"}, "Units are negative: -3"),
        ({"Units": "12 - 1"}, "Units are unreadable: '12 - 1'"),
        ({"Units": "1000"}, "Units are unreadable: '1000'"),
        ({"Status": "Perhaps"}, "Status is not Open, Closed, Wait List or Cancelled: 'Perhaps'"),
        ({"ClassNumber": " "}, "ClassNumber is missing"),
        ({"Days1": "Mo 9"}, "days and times are unreadable: 'Mo 9'"),
        ({"MeetingDates4": "soon"}, "meeting dates are unreadable: 'soon'"),
    ],
)
def test_a_bad_cell_rejects_its_row_and_the_rest_goes_on(tmp_path: Path, cells: dict, reason: str) -> None:
    columns = dict.fromkeys(("Units", "Status", "Waitlist", "Days1", "MeetingDates4"), "")
    rows = [row(10001, **columns), row(10002, **columns | cells), row(10003, **columns)]

    export = read(written(tmp_path / "bad.csv", rows))

    assert [section.class_number for section in export.sections] == ["10001", "10003"]
    assert [(rejection.line, rejection.reason) for rejection in export.rejected] == [(3, reason)]


def test_lines_are_counted_where_a_row_starts(tmp_path: Path) -> None:
    rows = [row(10001, Title="one\ntwo\nthree"), row(10002, Title="", Enrollment="-1")]

    assert read(written(tmp_path / "lines.csv", rows)).rejected[0].line == 5


def test_the_same_section_twice_counts_once(tmp_path: Path) -> None:
    rows = [row(10001), row(10002, Section="001")]

    export = read(written(tmp_path / "twice.csv", rows))

    assert len(export.sections) == 1
    assert export.rejected[0].reason == "this section stands on line 2 already"


def test_only_six_columns_are_required(tmp_path: Path) -> None:
    section = read(written(tmp_path / "six.csv", [row()])).sections[0]

    assert (section.credits, section.component, section.meetings, section.waitlisted) == (None, None, (), 0)
    assert section.status == "open"


def test_more_cells_than_the_header_reject_the_row(tmp_path: Path) -> None:
    path = written(tmp_path / "wide.csv", [row(10001), row(10002)])
    path.write_text(path.read_text().replace("10002,MATH", "10002,MATH,extra"))

    assert read(path).rejected[0].reason == "the row has more cells than the header"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_delimiter_encoding_and_line_ends_do_not_matter(
    tmp_path: Path, delimiter: str, encoding: str, line_end: str
) -> None:
    lines = [list(row(Title="")), [str(cell) for cell in row(Title="Casa Bolívar").values()]]
    text = line_end.join(delimiter.join(cells) for cells in lines)
    path = tmp_path / "export.csv"
    path.write_bytes(text.encode(encoding))

    assert [section.title for section in read(path).sections] == ["Casa Bolívar"]


def test_gzip_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(gzip.compress(OURS.read_bytes()))

    assert read(path) == read(OURS)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "lacks the column ClassNumber, Mnemonic, Number, Section, Enrollment, EnrollmentLimit"),
        (b"Dear colleagues,\nplease find attached\n", "lacks the column ClassNumber"),
        (b"PK\x03\x04\x00\x00workbook", "is no CSV file"),
        (b"\x1f\x8b\x08\x00damaged", "cannot be read (damaged gzip)"),
        (gzip.compress(OURS.read_bytes())[:900], "cannot be read (damaged gzip)"),
        (OURS.read_bytes().splitlines(keepends=True)[0], "has no row that can be read"),
        (OURS.read_bytes().replace(b"Enrollment,", b"Seats,"), "lacks the column Enrollment"),
        (OURS.read_bytes().replace(b"Campus", b"Enrollment"), "has the column enrollment twice"),
        (OURS.read_bytes().replace(b",Painting,", b',"Painting,'), "opens a quote on line 26"),
    ],
)
def test_a_file_that_is_no_export_is_refused_in_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(content)

    with pytest.raises(LmsError) as refused:
        read(path)

    assert message in str(refused.value)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LmsError, match="No such file"):
        read(tmp_path / "nothing.csv")
    with pytest.raises(LmsError, match="Is a directory"):
        read(tmp_path)
