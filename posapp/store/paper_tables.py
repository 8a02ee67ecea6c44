"""The tables of what is printed beside a case: files of papers, operators' documents, print jobs, forms for a day without the machine.

Must not know how rows are read or written.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, LargeBinary, Table, Text, Uuid

from posapp.store.columns import count, day, filled, hex_digits, key_id, one_of, positive, text, texts, when
from posapp.store.schema import metadata

JOB_STATES = ("waiting", "sent", "printed", "failed", "cancelled")
COPIES = ("", "customer", "shop")
SIDES = ("one", "long", "short")
SHEET_STATES = ("blank", "keyed", "spoiled")
MAKINGS = ("saved", "printed")

# One PDF of a paper that left the shop, by its bytes: a paper keeps one line for each way it looked, and loses them with itself.
paper_files = Table(
    "paper_files",
    metadata,
    Column("paper_id", Uuid, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True),
    Column("sha256", Text, primary_key=True),
    count("size"),
    *texts("making", "copy"),
    count("reprint"),
    when("at"),
    hex_digits("sha256", 64),
    positive("size"),
    one_of("making", MAKINGS),
    one_of("copy", COPIES),
    CheckConstraint("reprint >= 0", name="reprint_counted"),
    Index(None, "sha256"),
)

# An operator's own PDF (約款, 提供条件書) with the days it holds. ``slot`` is what the catalogue calls it.
official_documents = Table(
    "official_documents",
    metadata,
    key_id(),
    *texts("slot", "title", "version", "valid_from", "valid_until", "digest"),
    count("pages"),
    count("size"),
    text("staff"),
    when("added_at"),
    when("withdrawn_at", may_be_open=True),
    Column("data", LargeBinary, nullable=False),
    filled("slot"),
    filled("title"),
    day("valid_from"),
    day("valid_until", may_be_open=True),
    hex_digits("digest", 64),
    positive("pages"),
    positive("size"),
    CheckConstraint("length(data) = size", name="data_whole"),
    CheckConstraint("valid_until = '' OR valid_until >= valid_from", name="days_in_order"),
    Index(None, "slot", "valid_from"),
    Index(None, "digest"),
)

# One print of one copy of a paper or of an operator's document. ``reprint`` counts from 1 for 再発行, 0 is the first issue.
print_jobs = Table(
    "print_jobs",
    metadata,
    key_id(),
    Column("paper_id", Uuid, ForeignKey("papers.id"), nullable=True),
    Column("document_id", Uuid, ForeignKey("official_documents.id"), nullable=True),
    *texts("title", "copy"),
    count("reprint"),
    *texts("printer", "tray", "sides", "state", "reason", "ticket", "staff"),
    when("asked_at"),
    when("changed_at"),
    CheckConstraint("(paper_id IS NULL) <> (document_id IS NULL)", name="one_subject"),
    filled("title"),
    one_of("copy", COPIES),
    CheckConstraint("reprint >= 0", name="reprint_counted"),
    one_of("sides", SIDES),
    one_of("state", JOB_STATES),
    Index(None, "paper_id"),
    Index(None, "document_id"),
    Index(None, "state", "asked_at"),
)

# 手書き用紙: each blank form that was made for a day without the machine, and what it became.
outage_sheets = Table(
    "outage_sheets",
    metadata,
    Column("number", Text, primary_key=True),
    *texts("kind", "kit", "state", "keyed_as", "note", "staff"),
    when("made_at"),
    when("changed_at"),
    filled("number"),
    filled("kind"),
    filled("kit"),
    one_of("state", SHEET_STATES),
    CheckConstraint("(keyed_as <> '') = (state = 'keyed')", name="keyed_named"),
    Index(None, "kit"),
    Index(None, "state", "kind"),
)
