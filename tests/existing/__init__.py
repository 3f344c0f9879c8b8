"""The database of a university that an upgrade meets: another team's tables, its rows with all their flaws, its roles.

build(database, scale)   makes it in an empty database; scale is small (a tenth of the people, a fortieth of
                         the rest) or full (the published figures)
existing_database        fixture: a copy of the small one
"""

from existing.database import ExistingDatabase, build, fill

__all__ = ["ExistingDatabase", "build", "fill"]
