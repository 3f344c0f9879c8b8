"""What may go wrong without being a bug. Everything else keeps its traceback."""


class LmsError(Exception):
    """An expected failure. The message is one line that ends in the next step to take."""


class Refused(LmsError):
    """The database refused: the person lacks the right, or a rule forbids it."""


class Unavailable(LmsError):
    """There is no database to talk to: no server, wrong password, too old, not installed."""
