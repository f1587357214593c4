"""Pages, stories and what is searched, in one schema over SQLite and PostgreSQL.

In: records of `model`. Out: the same records again, and the numbers of rows that a query finds. Nothing here decides
anything about pages; `pipeline.archive` says what is kept when. SQLAlchemy is loaded where a module needs it.
"""
