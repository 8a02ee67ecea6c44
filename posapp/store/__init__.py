"""The encrypted store: the only room that knows SQLAlchemy, Alembic and SQLCipher.

Outside, only `posapp.app` knows it: `doors` and `keys`.
"""
