"""The functions of uuid-ossp are there under its names, also where the server has no such extension."""

import uuid

import pytest
from sqlalchemy import Engine, text


@pytest.mark.every_server
def test_uuid_functions_answer_as_python_does(owner: Engine) -> None:
    with owner.connect() as connection:
        for name in ("", "example.edu", "Əlaçı tələbə"):
            row = connection.execute(
                text("""
                    select
                        uuid_generate_v3(uuid_ns_dns(), :name) as v3,
                        uuid_generate_v5(uuid_ns_url(), :name) as v5
                """),
                {"name": name},
            ).one()
            assert row.v3 == uuid.uuid3(uuid.NAMESPACE_DNS, name)
            assert row.v5 == uuid.uuid5(uuid.NAMESPACE_URL, name)
        row = connection.execute(
            text("""
                select
                    uuid_nil() as nil,
                    uuid_ns_oid() as oid,
                    uuid_ns_x500() as x500,
                    uuid_generate_v1() as v1,
                    uuid_generate_v1mc() as v1mc,
                    uuid_generate_v4() as v4,
                    extract(epoch from clock_timestamp())::float as now
            """)
        ).one()
    assert row.nil == uuid.UUID(int=0)
    assert (row.oid, row.x500) == (uuid.NAMESPACE_OID, uuid.NAMESPACE_X500)
    assert (row.v1.version, row.v1mc.version, row.v4.version) == (1, 1, 4)
    for made in (row.v1, row.v1mc):
        seconds = (made.time - 0x01B21DD213814000) / 10_000_000
        assert abs(seconds - row.now) < 1
        assert made.variant == uuid.RFC_4122
