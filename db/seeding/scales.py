"""How much of everything a made-up university has."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """Rows of each kind. A further size is a further row below: db/sql/seed reads nothing else.

    Terms are half-years, the current one included. An offering has up to ten assessments. Attendance is
    met about, everything else to the row.
    """

    students: int
    staff: int
    units: int
    courses: int
    terms: int
    offerings: int
    enrollments: int
    assessments: int
    grades: int
    attendance: int


SCALES = {
    # the same shape at about a thirtieth: what tests need
    "small": Scale(
        students=240,
        staff=40,
        units=14,
        courses=110,
        terms=12,
        offerings=720,
        enrollments=7_700,
        assessments=6_300,
        grades=7_830,
        attendance=12_000,
    ),
    # the published counts of the university that the specification was written for
    "university": Scale(
        students=5_959,
        staff=350,
        units=60,
        courses=883,
        terms=12,
        offerings=7_547,
        enrollments=191_696,
        assessments=66_365,
        grades=194_966,
        attendance=300_000,
    ),
}
