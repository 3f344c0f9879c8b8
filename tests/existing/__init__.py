"""The database of a university that an upgrade meets: another team's tables, its rows with all their flaws, its roles.

existing_database        fixture: a copy of the small university
build(cluster, name)     a new database, small (a tenth of the people, a fortieth of the rest) or full (the
                         published figures)
Application(url)         the old application at work, as campus_app
flaws                    what other universities have besides, one function a flaw
checksums                every row as it was, to compare after an upgrade
"""

from existing.application import Application, answers, long_reader, long_writer
from existing.database import ExistingDatabase, build, copy, fill

__all__ = ["Application", "ExistingDatabase", "answers", "build", "copy", "fill", "long_reader", "long_writer"]
