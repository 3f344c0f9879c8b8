"""What refers to what: from a function or a view to all policies, views and functions in which its change may show."""

import re
from collections import defaultdict

from sqlalchemy import Connection, text

TEXTS = text("""
    select
        format('%s.%s', policies.schemaname, policies.tablename) as name,
        concat_ws(' ', policies.qual, policies.with_check) as said
    from pg_policies as policies
    union all
    select
        format('%s.%s', views.schemaname, views.viewname),
        views.definition
    from pg_views as views
    where views.schemaname in ('report', 'lms_ops')
    union all
    select
        format('%s.%s', functions.pronamespace::regnamespace, functions.proname),
        functions.prosrc
    from pg_proc as functions
    where functions.pronamespace in ('public'::regnamespace, 'lms_ops'::regnamespace)
""")
NAME = re.compile(r"\b(?:public|report|lms_ops)\.\w+")


class Mentions:
    """Reads the catalog once."""

    def __init__(self, connection: Connection) -> None:
        self._by: dict[str, set[str]] = defaultdict(set)
        for name, said in connection.execute(TEXTS):
            for mentioned in NAME.findall(said):
                self._by[mentioned].add(name)

    def of(self, name: str) -> list[str]:
        """The thing itself and whatever mentions it, or mentions what does: nearest first, then by name."""
        found, next_ones = [name], [name]
        while next_ones:
            next_ones = sorted({each for one in next_ones for each in self._by[one]} - set(found))
            found += next_ones
        return found
