"""People who call every function of the inventory (tests/actions), and which of them may, from their roles alone."""

from dataclasses import dataclass
from uuid import UUID

import sample
from actions.function import ANYBODY, ANYWHERE, EVERYWHERE, KNOWN, Function
from actions.scene import Scene
from sqlalchemy import Connection, text

FOR_ALL_UNITS = ("SUPER_ADMIN", "ADMIN", "RECTOR", "VICE_RECTOR", "REGISTRAR", "SYSADMIN")
OF_A_FACULTY = ("DEAN", "VICE_DEAN")
OF_A_DEPARTMENT = ("HEAD_OF_DEPT", "DEPT_HEAD", "TEACHER", "ADVISOR", "STUDENT")
NOT_ONES_OWN = {"department", "faculty", "university", "system"}


@dataclass(frozen=True)
class Caller:
    """Somebody and the role that counts today: `covers` says of which units, all, the scene's (`here`) or others."""

    person: UUID | None
    role: str | None = None
    covers: str = "elsewhere"
    is_known: bool = True


def gather(connection: Connection, department: UUID, at: Scene) -> dict[str, Caller]:
    """Each role where it belongs and elsewhere, those who have to do with the scene, and those who may nothing.

    The department of the scene comes below a faculty.
    """
    faculty = sample.unit(connection, type="faculty")
    elsewhere = sample.unit(connection)
    connection.execute(
        text("update public.organization_units set parent_id = :faculty where id = :department"),
        {"faculty": faculty, "department": department},
    )
    callers = {
        "student": Caller(at.user, "STUDENT"),
        "advisor": Caller(at.advisor, "ADVISOR"),
        "teacher": Caller(at.teacher, "TEACHER", "here"),
        "stranger": Caller(sample.person(connection)),
        "nobody": Caller(None, is_known=False),
    }
    for role in FOR_ALL_UNITS:
        callers[role] = Caller(sample.viewer(connection, role), role, "all")
    for unit, roles in ((faculty, OF_A_FACULTY), (department, OF_A_DEPARTMENT)):
        for role in roles:
            callers[role] = Caller(sample.viewer(connection, role, unit), role, "here")
    for role in ("SUPER_ADMIN", "DEAN", "DEPT_HEAD", "TEACHER"):
        callers[f"{role} elsewhere"] = Caller(sample.viewer(connection, role, elsewhere), role)
    for name, account, dates in (
        ("lapsed", {}, {"valid_until": "2020-01-01"}),
        ("future", {}, {"valid_from": "2999-01-01"}),
        ("locked", {"is_locked": True}, {}),
    ):
        person = sample.person(connection, **account)
        sample.role(connection, person, "SUPER_ADMIN", **dates)
        callers[name] = Caller(person, is_known=not account)
    return callers


def permissions(connection: Connection) -> dict[str, set[tuple[str, str]]]:
    """Code of a role -> the permissions that it gives, each with its scope."""
    found: dict[str, set[tuple[str, str]]] = {}
    for role, permission, scope in connection.execute(
        text("""
            select
                roles.code,
                permissions.resource || '.' || permissions.action,
                permissions.scope
            from public.roles
            join public.role_permissions on role_permissions.role_id = roles.id
            join public.permissions on permissions.id = role_permissions.permission_id
        """)
    ):
        found.setdefault(role, set()).add((permission, scope))
    return found


def may_call(function: Function, name: str, caller: Caller, given: dict[str, set[tuple[str, str]]]) -> bool:
    """Whether a caller of `gather` may, as the inventory says it."""
    if function.right == ANYBODY:
        return True
    if function.right == KNOWN or name in function.own:
        return caller.is_known
    scopes = {scope for permission, scope in given.get(caller.role, ()) if permission == function.right}
    if not scopes & NOT_ONES_OWN or not caller.is_known:
        return False
    if function.where == EVERYWHERE:
        return caller.covers == "all"
    return function.where == ANYWHERE or caller.covers in ("all", "here")
