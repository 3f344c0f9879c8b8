"""Alembic's environment: the installer's connection, a transaction a step, the version row in lms_ops."""

from alembic import context

from db import ledger

context.configure(
    connection=context.config.attributes["connection"],
    version_table_schema="lms_ops",
    transaction_per_migration=True,
    on_version_apply=ledger.record_step,
)
with context.begin_transaction():
    context.run_migrations()
