"""What the tables of all modules have in common: one metadata and its names, a row's number, the reference to a case. Knows no table."""

from __future__ import annotations

from sqlalchemy import DDL, Column, ForeignKey, MetaData, Table, Text, Uuid, event

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def own_number() -> Column[str]:
    """The number staff and customer see; no other row has it."""
    return Column("number", Text, nullable=False, unique=True)


def case_key(*, nullable: bool) -> Column[object]:
    """The case that a row belongs to."""
    return Column("case_id", Uuid, ForeignKey("cases.id"), nullable=nullable)


def append_only(table: Table, saying: str) -> None:
    """Let the store itself refuse every change of a line and its end."""
    for verb in ("UPDATE", "DELETE"):
        trigger = DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER {table.name}_no_{verb.lower()} BEFORE {verb} ON {table.name} "
            f"BEGIN SELECT RAISE(ABORT, '{saying} append-only'); END"
        )
        event.listen(table, "after_create", trigger)
