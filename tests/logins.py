"""Logins of programs, as an administrator of the server makes them: each a member of one of our group roles."""

import re

from cluster import Cluster, Database

PASSWORD = "secret"


def login_url(cluster: Cluster, database: Database, role: str) -> str:
    """URL of a login that is a member of lms_app, lms_maintainer or lms_admin; made where the server has none yet."""
    cluster.execute(f"""
        do $$
        begin
            create role some_{role} login password '{PASSWORD}' in role {role};
        exception
            when duplicate_object then null;
        end
        $$
    """)
    return re.sub(r"//[^@]*@", f"//some_{role}:{PASSWORD}@", database.url)
