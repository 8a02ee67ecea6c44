"""Alembic's entry: runs the revisions on the connection and in the transaction that `migrating` hands over."""

from __future__ import annotations

from alembic import context

from posapp.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
