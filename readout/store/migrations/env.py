"""Runs migrations within the transaction that `readout.store.schema` hands over."""

from alembic import context

from readout.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
