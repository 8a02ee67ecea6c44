"""The tables of 回収: what finds a contract, what came back, 古物台帳, 郵送での返却, photos. Must not know how rows are read or written."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Table, Uuid

from posapp.store.columns import count, day, filled, hex_digits, json_text, key_id, one_of, positive, text, texts, when
from posapp.store.schema import append_only, case_key, metadata, own_number

INTAKE_STATES = ("received", "refused", "reported")
MAIL_STATES = ("announced", "applied", "collected", "assessed", "accepted", "withdrawn", "kept")

# The numbers by which a scan finds the contract of a case's device.
contracts = Table(
    "contracts",
    metadata,
    Column("case_id", Uuid, ForeignKey("cases.id"), primary_key=True),
    *texts("number", "imei", "serial"),
    Index(None, "number"),
    Index(None, "imei"),
    Index(None, "serial"),
)

intakes = Table(
    "intakes",
    metadata,
    key_id(),
    own_number(),
    text("state"),
    case_key(nullable=True),
    *texts("customer", "phone", "device", "program", "imei", "serial"),
    count("format"),
    when("at"),
    *texts("search", "body"),
    filled("number"),
    one_of("state", INTAKE_STATES),
    positive("format"),
    json_text(),
    Index(None, "case_id"),
    Index(None, "at", "id", "search"),
)

# 古物台帳: numbered without gaps, never changed; a correction is a line of its own.
ledger = Table(
    "ledger",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    text("received_on"),
    Column("corrects", Integer, ForeignKey("ledger.number")),
    Column("intake_id", Uuid, ForeignKey("intakes.id")),
    *texts("imei", "serial"),
    count("format"),
    when("at"),
    text("body"),
    positive("number"),
    positive("format"),
    day("received_on"),
    CheckConstraint("corrects IS NULL OR corrects < number", name="corrects_earlier"),
    json_text(),
    Index(None, "received_on"),
    Index(None, "corrects"),
    Index(None, "intake_id"),
    Index(None, "imei"),
    Index(None, "serial"),
)

# 郵送での返却: weeks between the notice and the customer's answer.
mail_returns = Table(
    "mail_returns",
    metadata,
    key_id(),
    own_number(),
    text("state"),
    case_key(nullable=True),
    *texts("customer", "kana", "phone", "device", "program", "serial", "due"),
    count("format"),
    when("opened_at"),
    when("changed_at"),
    *texts("search", "body"),
    filled("number"),
    one_of("state", MAIL_STATES),
    positive("format"),
    day("due", may_be_open=True),
    json_text(),
    Index(None, "case_id"),
    Index(None, "state", "due"),
    Index(None, "opened_at", "id", "search"),
)

# Photos of a returned device. ``subject`` is the draft's id, which is the intake's later: no one table to point at.
photos = Table(
    "photos",
    metadata,
    key_id(),
    Column("subject", Uuid, nullable=False),
    when("at"),
    text("media"),
    count("width"),
    count("height"),
    text("digest"),
    Column("data", LargeBinary, nullable=False),
    filled("media"),
    positive("width"),
    positive("height"),
    hex_digits("digest", 64),
    CheckConstraint("length(data) > 0", name="data_there"),
    Index(None, "subject"),
)

append_only(ledger, "the ledger is")
