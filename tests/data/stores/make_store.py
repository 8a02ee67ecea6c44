"""Write a store of today's schema for the tests of tomorrow. Refuses to write over a released one."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from posapp.services.intake_ports import ContractRow, IntakeRow, LedgerEntry, Reception
from posapp.services.mail_ports import MailReturnRow
from posapp.services.official_ports import OfficialRow
from posapp.services.outage_ports import SheetRow
from posapp.services.photo_ports import PhotoRow
from posapp.services.ports import (
    CaseRow,
    DraftRow,
    EventRow,
    FileRow,
    IssueRow,
    Making,
    OutboxRow,
    PaperRow,
    QuoteRow,
    SheetUse,
    Submission,
    TaskRow,
)
from posapp.services.price_ports import PriceEnd, PriceImportRow, PriceRow
from posapp.services.print_ports import PrintJobRow
from posapp.store.doors import create_store
from posapp.store.folder import store_path
from posapp.store.ids import uuid7
from posapp.store.prices import PriceShelf
from posapp.store.print_jobs import PrintShelf
from posapp.store.records import Store
from posapp.store.tables import REVISION

KEY = bytes(range(32))
AT = datetime(2019, 6, 15, 3, 0, tzinfo=UTC)
DIGEST = "5a" * 32
IMEI = "490154203237518"


def at(minutes: int) -> datetime:
    """A moment of the sample day."""
    return AT + timedelta(minutes=minutes)


def event(case: CaseRow, what: str, minutes: int) -> EventRow:
    """One line about the case."""
    return EventRow(id=uuid7(), at=at(minutes), staff="店員一", subject=case.id, what=what, body='{"format": 1}')


def paper(case: CaseRow, kind: str, minutes: int) -> PaperRow:
    """One paper of the case, not yet printed."""
    return PaperRow(
        id=uuid7(),
        number="A-190615-0001",
        kind=kind,
        case_id=case.id,
        title="見積書",
        digest=DIGEST,
        body='{"sections": []}',
        format=1,
        state="waiting",
        reason="",
        prints=0,
        issued_at=at(minutes),
    )


def sale() -> Submission:
    """One submitted sale."""
    case = CaseRow(
        id=uuid7(),
        number="A-190615-0001",
        state="screening",
        customer="𠮷野 花子",
        kana="ヨシノ ハナコ",
        phone="090-0000-1234",
        device="見本機種 64GB",
        program="sample",
        body="{}",
        format=1,
        opened_at=at(1),
        changed_at=at(1),
    )
    quote = QuoteRow(
        digest=DIGEST, number="Q-190615-0001", case_id=case.id, body='{"総額": 108000}', format=1, issued_at=at(0)
    )
    outbox = OutboxRow(
        id=uuid7(),
        case_id=case.id,
        kind="application",
        title="𠮷野 花子 様",
        body="{}",
        state="waiting",
        reason="",
        created_at=at(1),
    )
    issue = IssueRow(
        number=quote.number,
        digest=DIGEST,
        case_id=case.id,
        paper_id=None,
        customer=case.customer,
        device=case.device,
        program=case.program,
        issued_at=at(0),
        issued_on="2019-06-15",
        valid_until="2019-06-30",
    )
    return Submission(
        case=case,
        quote=quote,
        issue=issue,
        papers=(paper(case, "quote", 2), paper(case, "application", 3)),
        outbox=(outbox,),
        events=(event(case, "explained", 1), event(case, "submitted", 2)),
    )


def fill(store: Store) -> None:
    """Something in every table."""
    store.put_setting("shop", '{"name": "見本店"}')
    store.next_number("A-190615")
    submission = sale()
    case, papers = submission.case, submission.papers
    store.submit(submission)
    fill_prints(store.prints, papers)
    fill_files(store, papers[0])
    task = TaskRow(
        id=uuid7(),
        case_id=case.id,
        due="2019-06-18",
        kind="cod",
        title="代引きへの変更期限",
        detail="見本",
        done=False,
    )
    body = '{"氏名": "𠮷野 花子"}'
    store.advance(
        case.id, expect="screening", state="declined", body=body, event=event(case, "declined", 9), tasks=(task,),
        sent=(submission.outbox[0].id,),
    )  # fmt: skip
    store.save_draft(
        DraftRow(
            id=uuid7(),
            flow="purchase",
            step="quote",
            field="device",
            title="佐藤 太郎",
            detail="見本機種",
            body='{"device": "見本機種"}',
            format=1,
            saved_at=at(10),
        )
    )


def fill_files(store: Store, paper: PaperRow) -> None:
    """A file that was saved, and the shop's reprint."""
    for number, making in enumerate(Making):
        data = b"%PDF-1.7 " + bytes([number])
        store.keep_file(
            FileRow(
                paper_id=paper.id,
                sha256=hashlib.sha256(data).hexdigest(),
                size=len(data),
                making=making,
                copy=("", "shop")[number],
                reprint=number,
                at=at(7 + number),
            )
        )


def fill_prints(shelf: PrintShelf, papers: tuple[PaperRow, ...]) -> None:
    """A print that came out, its reprint, and one that failed."""

    def job(paper: PaperRow, reprint: int, minutes: int) -> PrintJobRow:
        return PrintJobRow(
            id=uuid7(), paper_id=paper.id, document_id=None, title=paper.title, copy="", reprint=reprint, printer="counter",
            tray="tray-1", sides="long", state="waiting", reason="", ticket="", staff="店員一", asked_at=at(minutes),
            changed_at=at(minutes),
        )  # fmt: skip

    for number, (paper, state, reason) in enumerate(
        ((papers[0], "printed", ""), (papers[0], "printed", ""), (papers[1], "failed", "printer-out-of-paper"))
    ):
        (row,) = shelf.ask((job(paper, number % 2, 4 + number),))
        shelf.move(row.id, expect=("waiting",), state="sent", at=at(4 + number), ticket=f"counter-{number}")
        shelf.move(row.id, expect=("sent",), state=state, at=at(5 + number), reason=reason, ticket=f"counter-{number}")


def price(key: str, yen: int, first: str) -> PriceRow:
    """A price of the list."""
    return PriceRow(
        device_key=key,
        name="見本機種 64GB",
        jan=key,
        cash_price=yen,
        valid_from=first,
        valid_until="",
        search="見本機種 64gb",
        body=f'{{"cash_price": {yen}}}',
    )


def taken(number: int) -> PriceImportRow:
    """One import of a price list."""
    return PriceImportRow(
        id=uuid7(),
        number=0,
        at=at(10 + number),
        staff="店員一",
        file=f"価格表{number}.csv",
        title=f"価格表その{number}",
        version=f"2019-0{number + 5}-01",
        sample=False,
        new=1,
        changed=number - 1,
        ended=0,
        same=0,
        refused=0,
        digest=DIGEST,
    )


def line(what: str, minutes: int, subject: UUID) -> EventRow:
    """One line about an import."""
    return EventRow(id=uuid7(), at=at(minutes), staff="店員一", subject=subject, what=what, body="{}")


def fill_prices(shelf: PriceShelf) -> None:
    """Two imports that stand, the second of which changed a price of the first, and one that was undone."""
    old, new = "4900000000016", "4900000000023"
    first, second, third = taken(1), taken(2), taken(3)
    ended = PriceEnd(device_key=old, valid_from="2019-06-01", last="2019-06-30")
    shelf.take(first, (price(old, 100, "2019-06-01"),), (), line("prices-imported", 11, first.id), expect="0/0")
    rows = (price(old, 90, "2019-07-01"), price(new, 50, "2019-07-01"))
    shelf.take(second, rows, (ended,), line("prices-imported", 12, second.id), expect="1/0")
    shelf.take(third, (price("見本", 1, "2019-08-01"),), (), line("prices-imported", 13, third.id), expect="2/0")
    shelf.undo(third.id, at(14), line("prices-undone", 14, third.id))


def fill_intakes(store: Store) -> None:
    """A contract known by its number, a device taken in, and a correction of its line."""
    case = store.cases()[0]
    store.intakes.keep_contract(ContractRow(case_id=case.id, number="D-1", imei=IMEI, serial=""))
    row = IntakeRow(
        id=uuid7(),
        number="U-210220-001",
        state="received",
        case_id=case.id,
        customer=case.customer,
        phone=case.phone,
        device=case.device,
        program=case.program,
        imei=IMEI,
        serial="",
        body="{}",
        format=1,
        at=at(20),
    )
    store.intakes.receive(
        row.id,
        lambda number: Reception(
            intake=row, entry=entry(number, row), papers=(), events=(line("intake-received", 20, row.id),)
        ),
    )
    store.intakes.correct(lambda number: entry(number, row, corrects=1), line("ledger-corrected", 21, row.id))


def fill_mail(store: Store) -> None:
    """A return by courier whose assessment is waited for."""
    case = store.cases()[0]
    row = MailReturnRow(
        id=uuid7(),
        number="M-210301-001",
        state="applied",
        case_id=case.id,
        customer=case.customer,
        kana=case.kana,
        phone=case.phone,
        device=case.device,
        program=case.program,
        serial="S-0001",
        due="2021-03-10",
        body="{}",
        format=1,
        opened_at=at(30),
        changed_at=at(30),
    )
    store.mail.open(row, (), line("mail-applied", 30, row.id))
    moved = replace(row, state="collected", due="2021-03-20", changed_at=at(31))
    store.mail.advance(moved, expect="applied", papers=(), event=line("mail-collected", 31, row.id))


def fill_photos(store: Store) -> None:
    """Two photos of the device that was taken in."""
    subject = store.intakes.intakes()[0].id
    for number, data in enumerate((b"first", b"second")):
        digest = hashlib.sha256(data).hexdigest()
        store.photos.keep(
            PhotoRow(
                id=uuid7(),
                subject=subject,
                at=at(22 + number),
                media="image/jpeg",
                width=4,
                height=3,
                digest=digest,
                data=data,
            )
        )


def fill_official(store: Store) -> None:
    """Two editions of an operator's document, the older one ended by the newer and withdrawn; the newer was handed over."""
    before: tuple[UUID, str] | None = None
    for number, (first, data) in enumerate(
        (("2020-04-01", b"%PDF-1.7 old %%EOF"), ("2021-01-01", b"%PDF-1.7 new %%EOF"))
    ):
        row = OfficialRow(
            id=uuid7(),
            slot="maker/terms",
            title="見本の約款",
            version=f"第{number + 1}版",
            valid_from=first,
            valid_until="",
            digest=hashlib.sha256(data).hexdigest(),
            pages=2,
            size=len(data),
            staff="店員",
            added_at=at(40 + number),
        )
        store.official.keep(row, data, line("official-added", 40 + number, row.id), before)
        before = (row.id, "2020-12-31")
    old = store.official.documents()[0]
    store.official.withdraw(old.id, at(42), line("official-withdrawn", 42, old.id))
    store.append(line("official-handed-over", 43, store.cases()[0].id))


def fill_outage(store: Store) -> None:
    """A kit of three forms: one still blank, one keyed in as the case, one spoiled."""
    case = store.cases()[0]
    made = tuple(
        SheetRow(
            number=f"W-190614-{nth:04}",
            kind=kind,
            kit="X-190614-01",
            state="blank",
            keyed_as="",
            note="",
            staff="店員",
            made_at=at(50),
            changed_at=at(50),
        )
        for nth, kind in enumerate(("outage-quote", "outage-application", "outage-intake"), 1)
    )
    store.outage.keep_kit(made, (), line("outage-kit-made", 50, case.id))
    quote = QuoteRow(digest="cd" * 32, number="Q-190615-0009", case_id=None, body="{}", format=1, issued_at=at(51))
    issue = IssueRow(
        number=quote.number,
        digest=quote.digest,
        case_id=None,
        paper_id=None,
        customer=case.customer,
        device=case.device,
        program=case.program,
        issued_at=at(51),
        issued_on="2019-06-14",
        valid_until="2019-06-29",
    )
    store.keep_issue(issue, quote, None, SheetUse(numbers=(made[0].number,), keyed_as=quote.number, own=(), at=at(51)))
    store.outage.put_away((made[2].number,), "書き損じ", line("sheets-put-away", 52, case.id))


def entry(number: int, row: IntakeRow, corrects: int | None = None) -> LedgerEntry:
    """One line of the ledger."""
    return LedgerEntry(
        id=uuid7(),
        number=number,
        received_on="2021-02-20",
        corrects=corrects,
        intake_id=row.id,
        imei=row.imei,
        serial=row.serial,
        body='{"対価": 36000}',
        format=1,
        at=row.at,
    )


def main() -> int:
    """Write the file; 1 when there is one already."""
    target = Path(__file__).with_name(f"schema-{REVISION}.db")
    if target.exists():
        print(f"{target.name} is already there", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name:
        store = create_store(Path(name), KEY)
        fill(store)
        fill_prices(store.prices)
        fill_intakes(store)
        fill_mail(store)
        fill_photos(store)
        fill_official(store)
        fill_outage(store)
        store.close()
        shutil.copyfile(store_path(Path(name)), target)
    print(f"{target.name}: {target.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
