"""Seats and queues in plain Python: what the functions of registration are compared with.

Students and offerings are what the caller likes; each offering is of a course of its own and has no waitlist limit.
What keeps a student out is a registration hold alone. Methods are named after the functions and return their outcome.
"""

from dataclasses import dataclass, field


@dataclass
class Entry:
    """An active place in a queue; `offered` while a seat is kept for it."""

    student: object
    offered: bool = False


@dataclass
class Offering:
    """A limit, the rule of the queue (automatic, offer, manual), who sits there and who waits, in the queue's order."""

    limit: int
    mode: str
    seated: set = field(default_factory=set)
    queue: list[Entry] = field(default_factory=list)

    @property
    def free(self) -> int:
        """Free seats net of offers; an offering above its limit has none."""
        return max(0, self.limit - len(self.seated) - sum(entry.offered for entry in self.queue))

    def entry(self, student: object) -> Entry | None:
        return next((entry for entry in self.queue if entry.student == student), None)

    def seat(self, student: object) -> None:
        """A seat ends the waiting for it."""
        self.seated.add(student)
        self.queue = [entry for entry in self.queue if entry.student != student]


class Registration:
    """All offerings, and who is held."""

    def __init__(self, offerings: dict[object, Offering]) -> None:
        self.offerings = offerings
        self.held: set = set()

    def enroll_student(self, student, offering) -> str:
        wanted = self.offerings[offering]
        if student in wanted.seated:
            return "already enrolled"
        if student in self.held or not self._claim(student, wanted):
            return "refused"
        wanted.seat(student)
        return "enrolled"

    def enroll_over_capacity(self, student, offering) -> str:
        wanted = self.offerings[offering]
        if student in wanted.seated:
            return "already enrolled"
        if student in self.held or self._claim(student, wanted):
            return "refused"
        wanted.seat(student)
        return "enrolled"

    def drop_enrollment(self, student, offering) -> str:
        self.offerings[offering].seated.remove(student)
        self._serve(self.offerings[offering])
        return "dropped"

    def swap_enrollment(self, student, given_up, offering) -> str:
        wanted = self.offerings[offering]
        if student in wanted.seated or student not in self.offerings[given_up].seated:
            raise ValueError("a swap is between two offerings, of which the student sits in the first")
        if student in self.held or not self._claim(student, wanted):
            return "refused"
        wanted.seat(student)
        self.drop_enrollment(student, given_up)
        return "swapped"

    def join_waitlist(self, student, offering) -> str:
        wanted = self.offerings[offering]
        if wanted.entry(student):
            return "already waiting"
        if student in wanted.seated or (student not in self.held and self._claim(student, wanted)):
            return "refused"
        wanted.queue.append(Entry(student))
        return "waiting"

    def leave_waitlist(self, student, offering) -> str:
        wanted = self.offerings[offering]
        wanted.queue.remove(wanted.entry(student))
        self._serve(wanted)
        return "left"

    def accept_offer(self, student, offering) -> str:
        wanted = self.offerings[offering]
        if not wanted.entry(student).offered or student in self.held:
            return "refused"
        wanted.seat(student)
        return "enrolled"

    def decline_offer(self, student, offering) -> str:
        if not self.offerings[offering].entry(student).offered:
            return "refused"
        self.leave_waitlist(student, offering)
        return "declined"

    def offer_next_seat(self, offering) -> str:
        wanted = self.offerings[offering]
        offered = wanted.free and [step for step in self._walk(wanted, 1, "person") if step == "offered"]
        return "offered" if offered else "refused"

    def set_capacity(self, offering, limit) -> None:
        self.offerings[offering].limit = limit
        self._serve(self.offerings[offering])

    def lapse(self, offering) -> None:
        """The deadlines of an offering's offers pass; then maintenance serves all queues."""
        wanted = self.offerings[offering]
        wanted.queue = [entry for entry in wanted.queue if not entry.offered]
        for each in self.offerings.values():
            self._serve(each)

    def write_enrollment(self, student, offering) -> bool:
        """The LMS inserts a row itself: whether the triggers let it."""
        wanted = self.offerings[offering]
        entry = wanted.entry(student)
        has_seat = wanted.free > 0 or (entry is not None and entry.offered)
        if student in wanted.seated or student in self.held or not has_seat:
            return False
        wanted.seat(student)
        return True

    def _claim(self, student, wanted: Offering) -> bool:
        """Whether a seat is there for this student, after those who wait and may take it."""
        entry = wanted.entry(student)
        if entry and entry.offered:
            return True
        kept = 0
        if wanted.free:
            kept = sum(step == "kept" for step in self._walk(wanted, wanted.free, "newcomer", asking=student))
            entry = wanted.entry(student)
            if student in wanted.seated or (entry and entry.offered):
                return True
        return wanted.free > kept

    def _serve(self, wanted: Offering) -> None:
        if wanted.mode != "manual":
            self._walk(wanted, wanted.free, "rule")

    def _walk(self, wanted: Offering, seats: int, cause: str, asking: object = None) -> list[str]:
        """Hands out so many seats along the queue; what was decided about each who could take one."""
        decisions = []
        for entry in [entry for entry in wanted.queue if not entry.offered]:
            if len(decisions) >= seats:
                break
            if entry.student in self.held:
                continue
            if cause == "person" or wanted.mode == "offer":
                entry.offered = True
                decisions.append("offered")
            elif wanted.mode == "automatic":
                wanted.seat(entry.student)
                decisions.append("enrolled")
            else:
                decisions.append("own" if entry.student == asking else "kept")
        return decisions
