"""What may go wrong without being a bug. Everything else keeps its traceback."""


class LmsError(Exception):
    """An expected failure. The message is one line that ends in the next step to take.

    `exit_code`: what a command that it ends exits with.
    """

    exit_code = 1


class Refused(LmsError):
    """The database refused: the person lacks the right, or a rule forbids it."""


class Unavailable(LmsError):
    """There is no database to talk to: no server, wrong password, too old, not installed."""


class DecisionsMissing(LmsError):
    """A person has to decide about the data before anything is installed over them."""

    exit_code = 3


class Impossible(LmsError):
    """Nothing can be installed here until the database is another."""

    exit_code = 4
