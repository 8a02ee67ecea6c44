"""Schema 3: devices that come back: the numbers of a contract's device, intakes, 古物台帳."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _contracts()
    _intakes()
    _ledger()


def _contracts() -> None:
    op.create_table(
        "contracts",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        _text("number"),
        _text("imei"),
        _text("serial"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_contracts_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_contracts")),
    )
    for column in ("number", "imei", "serial"):
        op.create_index(op.f(f"ix_contracts_{column}"), "contracts", [column])


def _intakes() -> None:
    op.create_table(
        "intakes",
        sa.Column("id", sa.Uuid(), nullable=False),
        _text("number"),
        _text("state"),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        *(_text(name) for name in ("customer", "phone", "device", "program", "imei", "serial")),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _text("search"),
        _text("body"),
        sa.CheckConstraint("trim(number) <> ''", name=op.f("ck_intakes_number_filled")),
        sa.CheckConstraint("state IN ('received', 'refused', 'reported')", name=op.f("ck_intakes_state_known")),
        sa.CheckConstraint("format >= 1", name=op.f("ck_intakes_format_positive")),
        sa.CheckConstraint("json_valid(body)", name=op.f("ck_intakes_body_json")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_intakes_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intakes")),
        sa.UniqueConstraint("number", name=op.f("uq_intakes_number")),
    )
    op.create_index(op.f("ix_intakes_case_id"), "intakes", ["case_id"])
    op.create_index(op.f("ix_intakes_at_id_search"), "intakes", ["at", "id", "search"])


def _ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        _text("received_on"),
        sa.Column("corrects", sa.Integer(), nullable=True),
        sa.Column("intake_id", sa.Uuid(), nullable=True),
        _text("imei"),
        _text("serial"),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _text("body"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_ledger_number_positive")),
        sa.CheckConstraint("format >= 1", name=op.f("ck_ledger_format_positive")),
        sa.CheckConstraint("received_on IS date(received_on)", name=op.f("ck_ledger_received_on_day")),
        sa.CheckConstraint("corrects IS NULL OR corrects < number", name=op.f("ck_ledger_corrects_earlier")),
        sa.CheckConstraint("json_valid(body)", name=op.f("ck_ledger_body_json")),
        sa.ForeignKeyConstraint(["corrects"], ["ledger.number"], name=op.f("fk_ledger_corrects_ledger")),
        sa.ForeignKeyConstraint(["intake_id"], ["intakes.id"], name=op.f("fk_ledger_intake_id_intakes")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger")),
        sa.UniqueConstraint("id", name=op.f("uq_ledger_id")),
    )
    for column in ("received_on", "corrects", "intake_id", "imei", "serial"):
        op.create_index(op.f(f"ix_ledger_{column}"), "ledger", [column])
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER ledger_no_{verb.lower()} BEFORE {verb} ON ledger "
            "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
        )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)
