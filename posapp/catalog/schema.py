"""The shape of catalogue files as pydantic models: unknown keys and wrong types are refused. Knows no other file."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=0, le=600)]
Yen = Annotated[int, Field(ge=0, le=2**31 - 1)]
Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Category = Literal[
    "phone", "feature-phone", "tablet", "watch", "pixel-watch", "acpc", "pc", "camera", "lens", "audio", "tv"
]  # fmt: skip
Part = Literal["body", "glass", "band", "adapter"]


class Table(BaseModel):
    """A table of a file: nothing unknown, nothing converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SourceTable(Table):
    """出典: what was read, and when."""

    title: Text
    read_on: date


Sources = Annotated[list[SourceTable], Field(min_length=1)]


class CreditorTable(Table):
    """立替払事業者. ``checked`` False: public head-office data that the shop must confirm."""

    name: Text
    address: Text
    phone: Text
    hours: Text
    late_grace_days: Annotated[int, Field(ge=0, le=60)] = 0
    bureau: Text
    partner_bureaus: Text
    checked: bool


class OperatorFile(Table):
    """operators/<key>.toml."""

    key: Key
    name: Text
    full_name: Text
    colour: Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$")]
    creditor: CreditorTable | None = None
    sources: Sources


class DevicesTable(Table):
    """Which devices are meant; everything left out means any."""

    categories: list[Category] = []
    names: list[Text] = []
    except_names: list[Text] = []


class CoverTable(Table):
    """補償サービス."""

    id: Key
    label: Text
    devices: DevicesTable = DevicesTable()
    monthly: Yen | None = None


class RowTable(Table):
    """One row of the surcharge table."""

    cover: Key
    part: Part
    amount: Yen
    devices: DevicesTable = DevicesTable()
    repairs_below: Count | None = None
    repairs_from: Count | None = None


class SurchargesFile(Table):
    """surcharges/<id>.toml."""

    id: Key
    surcharge_name: Text
    checked_on: date
    by_assessor: bool = False
    at_most: bool = False
    note: str = ""
    covers: list[CoverTable] = []
    rows: list[RowTable] = []
    sources: Sources


class HeadTable(Table):
    """大項目."""

    number: Annotated[int, Field(ge=1, le=99)]
    label: Text
    question: Text


class PartTable(Table):
    """Which part, on which devices."""

    part: Part
    devices: DevicesTable = DevicesTable()


class FindingTable(Table):
    """査定項目. ``extra`` findings hold only for programs that name them."""

    code: Key
    head: int
    label: Text
    effect: Literal["part", "cure"]
    parts: list[PartTable] = []
    extra: bool = False


class ChecklistFile(Table):
    """checklists/<id>.toml."""

    id: Key
    version: date
    heads: Annotated[list[HeadTable], Field(min_length=1)]
    findings: Annotated[list[FindingTable], Field(min_length=1)]
    sources: Sources


class ClockTable(Table):
    """月の数え方."""

    month_one: Annotated[int, Field(ge=0, le=12)]
    payment_offset: Annotated[int, Field(ge=0, le=12)]
    due_offset: Annotated[int, Field(ge=0, le=12)] = 0


class PlanTable(Table):
    """支払方法."""

    kind: Literal["equal", "residual", "steps", "lump"]
    payments: Annotated[int, Field(ge=1, le=120)]
    step_ends: list[Count] = []
    remainder: Literal["first", "refused"] = "first"
    points: Literal["amount", "instalments"] = "amount"
    least_instalment: Yen = 0


class WindowTable(Table):
    """特典を使える期間."""

    name: Key
    label: Text
    from_month: Count
    to_month: Count
    always_due: Count
    max_waived: Annotated[int, Field(ge=1, le=600)]
    opens_on: date | None = None
    opens_label: str = ""
    charges_usage_fee: bool = False
    usage_fee_at_most: Yen | None = None
    fee_guard_to: Count | None = None
    basis: Literal["remaining", "waived"] = "remaining"
    needs_cover: bool = False
    requires: list[Text] = []
    assessed_within: Annotated[int, Field(ge=0, le=12)] | None = None
    needs_purchase: bool = False


class AssessmentTable(Table):
    """Which checklist and surcharge table a program uses."""

    checklist: Key
    surcharges: Key | None = None
    extra_findings: list[Key] = []


class EndTable(Table):
    """満了時の選択."""

    kind: Literal["pay", "resplit", "return", "replace", "buyback"]
    label: Text
    text: Text
    payments: Count = 0
    from_month: Count | None = None
    to_month: Count | None = None


class ClauseTable(Table):
    """A head with its sentences."""

    head: Text
    text: Text


class PanelTable(Table):
    """A condition beside the totals; the head names its icon."""

    head: Literal["calendar", "check", "yen"]
    text: Text


class WordsTable(Table):
    """文面."""

    card: Annotated[list[Text], Field(min_length=1)]
    panel: Annotated[list[PanelTable], Field(min_length=1)]
    conditions: Annotated[list[ClauseTable], Field(min_length=1)]
    special_terms: Annotated[list[ClauseTable], Field(min_length=1)]
    cautions: list[Text] = []


class AccessoryTable(Table):
    """端末と一緒に渡すもの."""

    words: Text
    devices: DevicesTable = DevicesTable()


class ProgramFile(Table):
    """programs/<id>-<valid_from>.toml."""

    id: Key
    operator: Key
    short_name: Text
    name: Text
    valid_from: date
    valid_until: date | None = None
    supersedes: date | None = None
    checked_on: date
    categories: Annotated[list[Category], Field(min_length=1)]
    discount_cap: bool = True
    individuals_only: bool = False
    notice_month: Count | None = None
    cod_days: Annotated[int, Field(ge=1, le=31)] | None = None
    per_line: Annotated[int, Field(ge=1, le=99)] | None = None
    open_without_line: bool | None = None
    handed_in: Literal["counter", "courier"] = "counter"
    accessories: list[AccessoryTable] = []
    clock: ClockTable
    plan: PlanTable
    windows: list[WindowTable] = []
    assessment: AssessmentTable
    ends: Annotated[list[EndTable], Field(min_length=1)]
    words: WordsTable
    sources: Sources
