"""How many students began in which term, so that together they take as many courses as are wanted."""

MASTERS, MASTERS_SEMESTERS = 0.06, 4  # part of the students with a shorter degree
STAYING = 0.99  # part of the students of a term who are there in the next, too
COURSES_A_TERM = 6.1  # on average: six, five in a lighter term, seven with an evening course


def cohorts(*, students: int, enrollments: int, terms: int, semesters: int, current_is_fall: bool) -> dict[int, int]:
    """Students by the number of their first term (1 = the first on record, 0 and below = before it).

    A degree takes so many semesters and begins in fall. Who began early or late has few terms on record. The
    intake of all years is alike as far as the enrollments allow it; else the years with more or those with fewer
    terms on record get more students.
    """
    last_fall = terms if current_is_fall else terms - 1
    lengths = {
        first: terms_on_record(first, terms, semesters)
        for first in range(last_fall, 1 - semesters, -2)
        # a single last term leaves nothing to look at
        if first > 0 or first + semesters > 2
    }
    wanted = enrollments / COURSES_A_TERM / students
    low, high = -1.0, 1.0
    for _ in range(60):
        tilt = (low + high) / 2
        weights = {first: 2.718281828 ** (tilt * length) for first, length in lengths.items()}
        average = sum(weights[first] * lengths[first] for first in lengths) / sum(weights.values())
        low, high = (tilt, high) if average < wanted else (low, tilt)
    return _shared(students, weights)


def terms_on_record(first: int, terms: int, semesters: int) -> float:
    """Terms that a student who began then has on average."""

    def of_degree(length: int) -> float:
        there = range(max(1, first), min(terms, first + length - 1) + 1)
        return sum(STAYING ** (term - first) for term in there)

    # no shorter degree on record: all who began then took the longer one
    masters = MASTERS if first + MASTERS_SEMESTERS > 2 else 0
    return (1 - masters) * of_degree(semesters) + masters * of_degree(MASTERS_SEMESTERS)


def _shared(students: int, weights: dict[int, float]) -> dict[int, int]:
    """All students, in parts as the weights: rounded so that none is lost."""
    shares: dict[int, int] = {}
    given, weight_given, weight = 0, 0.0, sum(weights.values())
    for first in sorted(weights):
        weight_given += weights[first]
        shares[first] = round(students * weight_given / weight) - given
        given += shares[first]
    return shares
