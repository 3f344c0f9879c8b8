"""How much of everything a made-up university has."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """Rows of each kind. A further size is a further row below: db/sql/seed reads nothing else.

    Terms are half-years, the current one included; semesters are those of a bachelor's degree. An offering has up
    to ten assessments. Attendance is met about, everything else to the row.
    """

    students: int
    staff: int
    units: int
    courses: int
    terms: int
    semesters: int
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
        semesters=8,
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
        semesters=8,
        offerings=7_547,
        enrollments=191_696,
        assessments=66_365,
        grades=194_966,
        attendance=300_000,
    ),
    # for measuring: fifty courses a student, which take degrees of six years. What no measurement asks for stays
    # modest: three assessments an offering, attendance as at the university, and 10,800 names for 100,000 people
    "large": Scale(
        students=100_000,
        staff=3_500,
        units=60,
        courses=883,
        terms=22,
        semesters=12,
        offerings=100_000,
        enrollments=5_000_000,
        assessments=300_000,
        grades=5_000_000,
        attendance=300_000,
    ),
}
