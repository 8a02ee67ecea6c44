"""Stores of their own for each test, sample rows with people that do not exist, and no touch of the desktop's keyring."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import keyring
import keyring.backends.null
import pytest

from posapp.services.ports import (
    CaseRow,
    DraftRow,
    EventRow,
    OutboxRow,
    PaperRow,
    QuoteRow,
    StoreFault,
    Submission,
    TaskRow,
)
from posapp.store.doors import create_store
from posapp.store.ids import uuid7
from posapp.store.records import Store

START = datetime(2019, 6, 15, 3, 0, 0, 250_000, tzinfo=UTC)


@contextmanager
def fault(code: str) -> Iterator[None]:
    """A known fault of the store comes of it."""
    with pytest.raises(StoreFault) as caught:
        yield
    assert caught.value.code == code


@dataclass
class Samples:
    """Rows that fit together; each row is a second younger than the one before."""

    turn: int = 0
    ids: list[UUID] = field(default_factory=list)

    def at(self) -> datetime:
        self.turn += 1
        return START + timedelta(seconds=self.turn)

    def draft(
        self, id: UUID | None = None, *, title: str = "𠮷野 花子", field: str = "kana", body: str = "{}"
    ) -> DraftRow:
        return DraftRow(
            id=id or uuid7(),
            flow="purchase",
            step="application",
            field=field,
            title=title,
            detail="見本機種",
            body=body,
            format=1,
            saved_at=self.at(),
        )

    def case(self, customer: str = "佐藤 太郎", kana: str = "サトウ タロウ", phone: str = "090-0000-1234") -> CaseRow:
        at = self.at()
        return CaseRow(
            id=uuid7(),
            number=f"A-190615-{self.turn:04}",
            state="waiting",
            customer=customer,
            kana=kana,
            phone=phone,
            device="見本機種 64GB",
            program="sample",
            body=json.dumps({"氏名": customer}, ensure_ascii=False),
            format=1,
            opened_at=at,
            changed_at=at,
        )

    def quote(self, case_id: UUID | None = None) -> QuoteRow:
        at = self.at()
        return QuoteRow(
            digest=f"{self.turn:064x}",
            number=f"Q-190615-{self.turn:04}",
            case_id=case_id,
            body='{"総額": 108000}',
            format=1,
            issued_at=at,
        )

    def paper(self, case_id: UUID | None = None) -> PaperRow:
        return PaperRow(
            id=uuid7(),
            number="A-190615-0001",
            kind="quote",
            case_id=case_id,
            title="見積書",
            digest="ab" * 32,
            body='{"sections": []}',
            format=1,
            state="waiting",
            reason="",
            prints=0,
            issued_at=self.at(),
        )

    def outbox(self, case_id: UUID) -> OutboxRow:
        return OutboxRow(
            id=uuid7(),
            case_id=case_id,
            kind="application",
            title="佐藤 太郎 様",
            body="{}",
            state="waiting",
            reason="",
            created_at=self.at(),
        )

    def event(self, subject: UUID | None = None, what: str = "submitted") -> EventRow:
        return EventRow(id=uuid7(), at=self.at(), staff="店員一", subject=subject, what=what, body='{"format": 1}')

    def task(self, case_id: UUID, due: str = "2019-06-18") -> TaskRow:
        return TaskRow(
            id=uuid7(), case_id=case_id, due=due, kind="cod", title="代引きへの変更期限", detail="見本", done=False
        )

    def submission(self, case: CaseRow | None = None) -> Submission:
        case = case or self.case()
        return Submission(
            case=case,
            quote=self.quote(case.id),
            papers=(self.paper(case.id), self.paper(case.id)),
            outbox=(self.outbox(case.id),),
            events=(self.event(case.id, "explained"), self.event(case.id)),
        )


@pytest.fixture(autouse=True)
def _no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.null.Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.fixture
def key() -> bytes:
    return bytes(range(32))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a name as it happens in shops."""
    return tmp_path / "新宿 100%店"


@pytest.fixture
def clock() -> Callable[[], datetime]:
    return lambda: START


@pytest.fixture
def store(folder: Path, key: bytes, clock: Callable[[], datetime]) -> Iterator[Store]:
    opened = create_store(folder, key, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def make() -> Samples:
    return Samples()


@pytest.fixture
def paper(store: Store, make: Samples) -> PaperRow:
    row = make.paper()
    store.keep_papers((row,))
    return row
