"""Keeps the queues for seats moving: lapsed offers, terms that are over, free seats that somebody waits for."""

from dataclasses import dataclass

from sqlalchemy import Engine, text

from db.connection import acting_as


@dataclass(frozen=True)
class Served:
    """What one run did: entries of finished terms that it ended, offers that lapsed, seats that it offered or
    filled, and students whom it passed over with a new reason, or for somebody behind them."""

    closed: int
    lapsed: int
    offered: int
    enrolled: int
    passed_over: int


def serve(engine: Engine) -> Served:
    """Hand out every free seat by the rule of its queue, in one transaction; again, there is nothing to do."""
    with acting_as(engine, None) as connection:
        latest = connection.scalar(text("select coalesce(max(id), 0) from lms_ops.waitlist_events"))
        connection.execute(text("select lms_ops.serve_queues()"))
        counted = connection.execute(
            text("""
                select
                    count(*) filter (where event = 'closed') as closed,
                    count(*) filter (where event = 'expired') as lapsed,
                    count(*) filter (where event = 'offered') as offered,
                    count(*) filter (where event = 'enrolled') as enrolled,
                    count(*) filter (where event = 'passed_over') as passed_over
                from lms_ops.waitlist_events
                where id > :latest
                    -- of this transaction
                    and happened_at = now()
            """),
            {"latest": latest},
        ).one()
    return Served(**counted._mapping)
