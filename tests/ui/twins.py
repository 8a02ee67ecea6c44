"""In-memory twins of what the windows are given: a shop's records, its surroundings, press and printer.

The rules are the shipped ones; the price list, the topics and the shop are samples.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from uuid import UUID

from posapp import resources
from posapp.catalog import loader
from posapp.catalog.book import Catalog
from posapp.catalog.guides import GuideBook, load_guides
from posapp.catalog.official import load_official
from posapp.catalog.sentences import Sentences
from posapp.documents import official_pdf
from posapp.documents.reading_back import read as read_pdf
from posapp.domain.case import ComparisonCase, PaperCase
from posapp.domain.case_papers import HistoryCase, RekeyingCase
from posapp.domain.disclosure import Question, Topic
from posapp.domain.guides import guides_for
from posapp.domain.intake import IntakeCase
from posapp.domain.intake_papers import Reason, RefusalCase, RemainingCase
from posapp.domain.ledger import Ledger, LedgerCase
from posapp.domain.mail_return import MailCase
from posapp.domain.official import OfficialSlot
from posapp.domain.outage import OutageCase
from posapp.domain.people import Shop
from posapp.domain.photo_sheet import PhotoSheetCase
from posapp.domain.phrasebook import Phrasebook
from posapp.domain.prices import ListedDevice, PriceList
from posapp.domain.problem import Problem, stop
from posapp.domain.purchase import Device, Terms
from posapp.domain.tasks import TaskListCase
from posapp.flows.forms import YES, ApplicantForm, QuoteForm, SaleDraft
from posapp.services.case_papers import CasePapers
from posapp.services.checking import CheckDesk
from posapp.services.counter import Counter
from posapp.services.editions import EditionDesk
from posapp.services.front import Services, ShopState
from posapp.services.intake_papers import IntakePapers
from posapp.services.ledger_book import LedgerBook
from posapp.services.mailing import MailDesk
from posapp.services.official import OfficialDesk
from posapp.services.outage import OutageKit
from posapp.services.papers import PaperDesk, Pictures, no_pictures
from posapp.services.photo_keeping import PhotoKeeping
from posapp.services.photos import PhotoDesk
from posapp.services.ports import (
    CaseRow,
    DraftRow,
    EventRow,
    FileRow,
    IssueRow,
    OutboxRow,
    PaperRow,
    QuoteRow,
    SheetUse,
    StoreFault,
    Submission,
    TaskRow,
)  # fmt: skip
from posapp.services.price_book import PriceBook
from posapp.services.pricing import PriceDesk
from posapp.services.print_sources import Sources
from posapp.services.print_ways import PrintWays
from posapp.services.printing import PrintDesk
from posapp.services.quoting import QuoteDesk
from posapp.services.receiving import ReceiveDesk
from posapp.services.reopening import QuoteBook
from posapp.services.selling import SaleDesk
from posapp.services.tasks import TaskBook
from posapp.services.translating import TranslationDesk
from tests.languages import english
from tests.services.prices import Files, MemoryShelf
from tests.spools import Spool
from tests.ui.intake_twins import Intakes, Photos
from tests.ui.mail_twins import Mails
from tests.ui.official_twins import Officials
from tests.ui.outage_twins import Sheets, plan
from tests.ui.print_twins import Prints
from tests.ui.task_twins import Dated

JST = timezone(timedelta(hours=9))
DAY = date(2021, 6, 15)
SHOP = Shop(
    name="青葉通り店", address="宮城県仙台市青葉区中央9-9-9", phone="022-000-0000", hours="10:00〜19:00", sample=True
)


class Records:
    """The shop's records in memory, by the border's rules."""

    def __init__(self) -> None:
        self.settings: dict[str, str] = {}
        self.series: dict[str, int] = {}
        self.draft_rows: dict[UUID, DraftRow] = {}
        self.case_rows: dict[UUID, CaseRow] = {}
        self.quote_rows: dict[str, QuoteRow] = {}
        self.issue_rows: dict[tuple[str, str], IssueRow] = {}
        self.paper_rows: dict[UUID, PaperRow] = {}
        self.file_rows: dict[tuple[UUID, str], FileRow] = {}
        self.older: set[UUID] = set()
        self.out: dict[UUID, OutboxRow] = {}
        self.log: list[EventRow] = []
        self.due: dict[UUID, TaskRow] = {}
        self.backups: list[str] = []
        self.fault: StoreFault | None = None
        self.saved: list[DraftRow] = []
        self.sheets = Sheets(self)

    def use_sheets(self, given: SheetUse | None) -> None:
        self.sheets.use(given)

    def _fail(self) -> None:
        if self.fault is not None:
            raise self.fault

    def setting(self, key: str) -> str | None:
        return self.settings.get(key)

    def put_setting(self, key: str, body: str) -> None:
        self._fail()
        self.settings[key] = body

    def next_number(self, series: str) -> int:
        self.series[series] = self.series.get(series, 0) + 1
        return self.series[series]

    def save_draft(self, row: DraftRow) -> None:
        self._fail()
        self.saved.append(row)
        self.draft_rows[row.id] = row

    def draft(self, id: UUID) -> DraftRow | None:
        return self.draft_rows.get(id)

    def drafts(self) -> tuple[DraftRow, ...]:
        return tuple(sorted(self.draft_rows.values(), key=lambda r: r.saved_at, reverse=True))

    def drop_draft(self, id: UUID) -> None:
        self.draft_rows.pop(id, None)

    def submit(self, submission: Submission) -> CaseRow:
        self._fail()
        if submission.case.id in self.case_rows:
            return self.case_rows[submission.case.id]
        self.sheets.use(submission.sheets)
        self.case_rows[submission.case.id] = submission.case
        self.keep_quote(submission.quote)
        if submission.issue is not None:
            self.keep_issue(submission.issue, submission.quote, None)
        self.keep_papers(submission.papers)
        self.out |= {row.id: row for row in submission.outbox}
        self.log += submission.events
        self.drop_draft(submission.case.id)
        return submission.case

    def case(self, id: UUID) -> CaseRow | None:
        return self.case_rows.get(id)

    def cases(self, text: str = "", limit: int = 100) -> tuple[CaseRow, ...]:
        def hit(row: CaseRow) -> bool:
            return any(text in part for part in (row.number, row.customer, row.kana, row.phone, row.device))

        rows = [row for row in self.case_rows.values() if hit(row)]
        return tuple(sorted(rows, key=lambda r: r.opened_at, reverse=True)[:limit])

    def advance(
        self, id: UUID, *, expect: str, state: str, body: str, event: EventRow, outbox: tuple[OutboxRow, ...] = (),
        tasks: tuple[TaskRow, ...] = (), sent: tuple[UUID, ...] = (), done: tuple[UUID, ...] = (),
    ) -> CaseRow | None:  # fmt: skip
        self._fail()
        row = self.case_rows[id]
        if row.state != expect:
            return None
        self.case_rows[id] = replace(row, state=state, body=body, changed_at=event.at)
        self.log.append(event)
        self.out |= {o.id: o for o in outbox}
        self.due |= {t.id: t for t in tasks}
        self.out |= {key: replace(self.out[key], state="sent") for key in sent}
        self.close_tasks(done)
        return self.case_rows[id]

    def quote(self, digest: str) -> QuoteRow | None:
        return self.quote_rows.get(digest)

    def keep_quote(self, row: QuoteRow) -> None:
        self.quote_rows.setdefault(row.digest, row)

    def keep_issue(
        self, issue: IssueRow, quote: QuoteRow, paper: PaperRow | None, sheets: SheetUse | None = None
    ) -> None:
        self.sheets.use(sheets)
        self.keep_quote(quote)
        if paper is not None:
            self.keep_papers((paper,))
        known = self.issue_rows.get((issue.number, issue.digest), issue)
        self.issue_rows[issue.number, issue.digest] = replace(
            known, paper_id=issue.paper_id or known.paper_id, case_id=issue.case_id or known.case_id,
            customer=issue.customer or known.customer,
        )  # fmt: skip

    def issues(self, text: str = "", limit: int = 200) -> tuple[IssueRow, ...]:
        def hit(row: IssueRow) -> bool:
            told = (row.number, row.customer, row.device, row.program, row.issued_on, row.digest)
            return any(text in part for part in told)

        found = (row for row in self.issue_rows.values() if hit(row))
        return tuple(sorted(found, key=lambda r: r.issued_at, reverse=True)[:limit])

    def issues_of(self, number: str = "", digest: str = "") -> tuple[IssueRow, ...]:
        rows = self.issues(limit=len(self.issue_rows))
        return tuple(r for r in rows if number in ("", r.number) and r.digest.startswith(digest))

    def paper(self, id: UUID) -> PaperRow | None:
        return self.paper_rows.get(id)

    def keep_papers(self, rows: tuple[PaperRow, ...]) -> None:
        self._fail()
        self.paper_rows |= {row.id: row for row in rows}

    def papers(
        self, case_id: UUID | None = None, state: str | None = None, number: str | None = None
    ) -> tuple[PaperRow, ...]:
        rows = [row for row in self.paper_rows.values() if number in (None, row.number)]
        return tuple(r for r in rows if case_id in (None, r.case_id) and state in (None, r.state))

    def keep_file(self, row: FileRow) -> None:
        self._fail()
        self.file_rows.setdefault((row.paper_id, row.sha256), row)

    def files(self, sha256: str) -> tuple[FileRow, ...]:
        return tuple(row for row in self.file_rows.values() if row.sha256 == sha256)

    def handed_out(self, *files: Path) -> list[str]:
        """What each of these files on disk left the shop as."""
        found = (self.files(hashlib.sha256(file.read_bytes()).hexdigest()) for file in files)
        return [row.making for rows in found for row in rows]

    def files_kept(self, paper_id: UUID) -> bool:
        return paper_id not in self.older

    def unprinted(self) -> tuple[PaperRow, ...]:
        numbers = {row.number for row in self.paper_rows.values() if row.state != "printed"}
        return tuple(row for row in self.paper_rows.values() if row.number in numbers)

    def outbox(self, state: str = "waiting") -> tuple[OutboxRow, ...]:
        return tuple(row for row in self.out.values() if row.state == state)

    def tasks(
        self, *, until: str | None = None, since: str | None = None, case_id: UUID | None = None
    ) -> tuple[TaskRow, ...]:
        rows = [
            t
            for t in self.due.values()
            if not t.done and (since or "") <= t.due <= (until or t.due) and case_id in (None, t.case_id)
        ]
        return tuple(sorted(rows, key=lambda t: t.due))

    def close_tasks(self, ids: tuple[UUID, ...]) -> None:
        """Within whatever closes them."""
        self.due |= {id: replace(self.due[id], done=True) for id in ids}

    def append(self, event: EventRow) -> None:
        self.log.append(event)

    def events(self, subject: UUID | None = None) -> tuple[EventRow, ...]:
        return tuple(e for e in self.log if subject in (None, e.subject))

    def backup(self, target: str) -> None:
        self._fail()
        self.backups.append(target)
        Path(target).write_bytes(b"copy")

    def last_backup(self) -> datetime | None:
        return datetime(2021, 6, 15, 0, 5, tzinfo=UTC) if self.backups else None


class Around(Counter):
    """The shop around a sale: a clock that stands where the test puts it, a network that a test switches."""

    def __init__(self, records: Records) -> None:
        self.at = datetime(2021, 6, 15, 14, 40, tzinfo=JST)
        self.online = False
        self.ids = 0
        super().__init__(records, clock=lambda: self.at, new_id=self._fresh, reachable=lambda: self.online)

    def _fresh(self) -> UUID:
        self.ids += 1
        return UUID(int=(0x0190 << 112) | (0x7 << 76) | (0x8 << 60) | self.ids)


PAPER_TITLES = {
    "quote": "お見積書", "disclosure": "重要事項説明書", "application": "お申込書", "consent": "同意書",
    "schedule": "お支払予定表", "comparison": "比較表", "return-guide": "返却ガイド", "formed": "契約成立のお知らせ",
    "intake-receipt": "端末回収受付書・査定結果", "ledger": "古物台帳", "task-list": "タスク一覧",
    "mail-application": "返却申込書（控え）", "mail-assessment": "査定のお知らせ・回答書",
    "assessment-result": "査定結果書", "photo-sheet": "回収写真票", "remaining-payments": "残りの支払予定",
    "rekeying": "再入力シート", "history": "取引履歴", "outage-guide": "停電のときの手引き",
    "outage-table": "早見表（手計算用）", "outage-topics": "説明の手引き（手書き用）", "outage-poster": "カウンター掲示",
    "outage-quote": "見積書（手書き用）", "outage-disclosure": "重要事項説明チェック表",
    "outage-application": "申込書（手書き用）", "outage-intake": "回収受付書（手書き用）",
}  # fmt: skip


def pdf(pages: int, words: str = "posapp") -> bytes:
    """A small true PDF of A4 pages."""
    streams = [f"BT /F1 24 Tf 60 {760 - 20 * n} Td ({words} {n + 1}) Tj ET" for n in range(pages)]
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for n, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")


class Telling:
    """Tells customers every reason by its code."""

    def told(self, problem: Problem) -> Reason:
        return Reason(problem.code)


class Press:
    """Composes papers as ``kind:number``, those of a sale with the addressee, and draws a small PDF of one to two pages."""

    def translate(self, paper: str, language: Phrasebook, origin: str = "") -> str | tuple[Problem, ...]:
        kind, *rest = paper.split(":")
        return ":".join((f"{kind}.{language.tag}", *rest, origin))

    def translatable(self, kind: str) -> bool:
        return kind == "quote"

    def compose(self, kind: str, case: PaperCase) -> str:
        return f"{kind}:{case.number}:{case.addressee}"

    def compose_comparison(self, case: ComparisonCase) -> str:
        return f"comparison:{case.paper.number}"

    def compose_rekeying(self, case: RekeyingCase) -> str:
        return f"rekeying:{case.case.number}:{case.case.state}"

    def compose_history(self, case: HistoryCase) -> str:
        return f"history:{case.case.number}:{len(case.events)}"

    def compose_intake(self, case: IntakeCase) -> str:
        return f"intake-receipt:{case.issue.number}"

    def compose_refusal(self, case: RefusalCase) -> str:
        return f"assessment-result:{case.issue.number}"

    def compose_remaining(self, case: RemainingCase) -> str:
        return f"remaining-payments:{case.issue.number}"

    def compose_ledger(self, case: LedgerCase) -> str:
        return f"ledger:{case.issue.number}"

    def compose_mail(self, kind: str, case: MailCase) -> str:
        return f"{kind}:{case.issue.number}"

    def compose_tasks(self, case: TaskListCase) -> str:
        return f"task-list:{case.issue.number}"

    def compose_outage(self, kind: str, case: OutageCase) -> str:
        return f"{kind}:{case.issue.number}"

    def ledger_csv(self, rows: Ledger) -> bytes:
        return "\r\n".join(row.number for row in rows.rows).encode("utf-8-sig")

    def compose_photos(self, case: PhotoSheetCase) -> str:
        return f"photo-sheet:{case.issue.number}"

    def draw(self, paper: str, pictures: Pictures = no_pictures, copy: str = "", reprint: int = 0) -> bytes:
        kind, number = paper.split(":")[:2]
        marks = f" {copy}" * bool(copy) + f" again {reprint}" * bool(reprint)
        return pdf(2 if kind in ("disclosure", "application") else 1, f"{kind} {number}{marks}")

    def problems(self, paper: str) -> tuple[Problem, ...]:
        return ()

    def unprintable(self, texts: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
        return tuple(
            stop("glyph-missing", where, character="☃", code_point="U+2603") for where, text in texts if "☃" in text
        )

    def enlarged(self, paper: str) -> str:
        return f"{paper}:large"

    def is_large(self, paper: str) -> bool:
        return paper.endswith(":large")

    def annotated(self, paper: str, readings: tuple[tuple[str, str], ...]) -> str:
        return paper

    def for_customer(self, paper: str) -> bool:
        return True

    def title(self, paper: str) -> str:
        return PAPER_TITLES[paper.split(":")[0]]

    def to_json(self, paper: str) -> str:
        return f'"{paper}"'

    def from_json(self, body: str) -> str:
        return body.strip('"')


@dataclass(frozen=True)
class Town:
    prefecture: str
    city: str
    town: str
    town_kana: str


TOWNS = {
    "9870362": (
        Town("宮城県", "登米市", "豊里町上町裏", "トヨサトチョウカミマチウラ"),
        Town("宮城県", "登米市", "豊里町小口前", "トヨサトチョウコグチマエ"),
        Town("宮城県", "登米市", "豊里町東待井下", "トヨサトチョウヒガシマチイシタ"),
    ),
    "9800021": (Town("宮城県", "仙台市青葉区", "中央", "チュウオウ"),),
}


def towns(code: str) -> tuple[Town, ...]:
    return TOWNS.get("".join(c for c in code if c.isdigit()), ())


@cache
def catalog() -> Catalog:
    return loader.load(resources.root() / "catalog")


@cache
def guide_book() -> GuideBook:
    return load_guides(resources.root() / "catalog" / "guides")


@cache
def sentences() -> Sentences:
    return Sentences.load(resources.root())


XPERIA = ListedDevice(
    key="xperia-1-ii-black", maker="Sony", cash_price=108000,
    device=Device(name="Xperia 1 II", category="phone", colour="ブラック", jan="4901234567894"),
    terms=(
        ("docomo-okaeshi", Terms()), ("au-kaetoku", Terms(residual=50500)), ("sony-zanka-2y", Terms(residual=43200)),
        ("docomo-plain-36", Terms()), ("lump-sum", Terms()),
    ),
)  # fmt: skip
PRICES = PriceList(version=date(2021, 6, 1), title="見本価格表", sample=True, devices=(XPERIA,))


def _topic(key: str, title: str, headline: str, lead: str, *points: str, **more: object) -> Topic:
    made = Topic(
        key=key, version="2021-04-01", group="contract", title=title, headline=headline, lead=lead, points=points,
        paper=lead,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


TOPICS = (
    _topic("separate", "売買と立替払いは別の契約", "お買い上げと分割払いは、別々の契約です", "代金は{creditor}が立て替えて払います。"),
    _topic("bureau", "信用情報の照会と登録", "信用情報機関に照会し、登録します", "お申し込みの内容は、信用情報機関に登録されます。"),
    _topic("start", "お支払いの始まりと回数", "お支払いは{first_due}から始まります", "{payments}回、月々{monthly}をお支払いいただきます。"),
    _topic("late", "お支払いが遅れたとき", "遅れると、遅延損害金がかかります", "遅れた日数に応じて、遅延損害金をいただきます。"),
    _topic("line-end", "回線を解約したとき", "回線を解約しても、お支払いは続きます", "分割のお支払いは、回線の契約とは別に続きます。"),
    _topic("transfer", "譲渡・名義変更", "譲っても、お支払いの義務は残ります", "機種を譲っても、お支払いはご契約者に残ります。"),
    _topic(
        "deadline", "返却の条件と期限", "返却の特典には期限があります", "{best_deadline}までに返却の受付が済むと、{waived_best}が支払不要です。",
        "{best_month}を過ぎると、支払不要になる額は月ごとに減ります。", "返却できる最後の月は{last_calendar}です。",
        picture="deadline", when=("returns",),
        question=Question(ask="{waived_best}が支払不要になるのは、いつまでの返却ですか。", right="{best_calendar}", wrong=("{last_calendar}", "いつでも")),
    ),
    _topic(
        "kept", "返却しなかったとき", "返却しない場合は、全額をお支払いいただきます", "{payments}回、合わせて {kept_total} です。",
        "返却しないことに、追加の料金はかかりません。", picture="kept", when=("returns",),
        question=Question(ask="返却しない場合、全部でいくらお支払いになりますか。", right="{kept_total}", wrong=("{return_total}", "0円")),
    ),
    _topic(
        "damage", "故障・破損があるとき", "返却のときに故障や割れがある場合", "返却の特典を使うには、別に {surcharge} をお支払いいただきます。",
        "画面の割れ、水ぬれ、電源が入らないなどは、店頭の確認で「故障あり」になります。",
        "[[{lower_cover}に加入中なら {surcharge_with_cover}です。]]今回は「{cover}」の見積です。",
        "[[{refused_from_month}（{refused_from_calendar}）からは、故障があると特典を使えません。残りのお支払いが{surcharge}を下回るためです。]]",
        picture="damage", when=("returns", "!by-assessor"),
        question=Question(ask="画面が割れたまま返却すると、別にいくらかかりますか。", right="{surcharge}", wrong=("0円", "{waived_best}")),
    ),
    _topic("data", "データとロックの解除", "返却の前に、データとロックを消します", "ロックが残った機種は、返却を受け付けられません。"),
    _topic("no-return", "返却後は戻せないこと", "返却した機種は、お戻しできません", "必要なデータは、返却の前に移してください。"),
    _topic("defence", "支払いを止められる場合", "お店に問題があるとき、支払いを止められます", "商品が渡されないなどのときは、支払いの停止を申し出られます。"),
    _topic("cooling", "クーリング・オフについて", "店頭での契約に、クーリング・オフはありません", "お申し込みの前に、内容をもう一度お確かめください。"),
    _topic("privacy", "個人情報と反社会的勢力", "個人情報の取り扱いと、お約束いただくこと", "反社会的勢力でないことを、お約束いただきます。"),
)  # fmt: skip


@cache
def slots() -> tuple[OfficialSlot, ...]:
    """The shipped places for operators' documents."""
    return load_official(resources.root() / "catalog" / "official", catalog().programs).slots


@dataclass(kw_only=True)
class Desk:
    """One shop in memory with everything a page may be given."""

    services: Services
    records: Records
    around: Around
    printer: Spool
    waiting: Mails
    photos: Photos

    def draft(self, **quote: str) -> SaleDraft:
        """A sale with the picture's device and program chosen."""
        form = QuoteForm(
            on=DAY.isoformat(), device=XPERIA.device.full_name, listed=XPERIA.key, cash_price="108,000", cover="none",
            program="docomo-okaeshi", closing_confirmed=YES, return_month="24",
        )  # fmt: skip
        return replace(self.services.sales.begin(), quote=replace(form, **quote))  # type: ignore[arg-type]

    def explained(self, draft: SaleDraft) -> SaleDraft:
        """Every topic explained, answered and understood."""
        sales = self.services.sales
        for topic in sales.view(draft).topics:
            draft = sales.explain(sales.view(draft), topic.key)
            if topic.asks:
                draft = sales.answer(sales.view(draft), topic.key, topic.right)
            draft = sales.understand(sales.view(draft), topic.key)
        return draft

    def taken(self) -> CaseRow:
        """A case at 送信待ち."""
        row = self.services.sales.submit(replace(self.explained(self.draft()), applicant=FULL))
        assert isinstance(row, CaseRow), row
        return row


NOON = "2021-06-15T15:02:00+09:00"
FULL = ApplicantForm(
    family="小林", given="由美子", family_kana="コバヤシ", given_kana="ユミコ", born="S58.4.12", mobile="090-1234-5678",
    postal="987-0362", area="宮城県登米市", town="豊里町小口前", street="12-3", doc_issuer="宮城県公安委員会",
    doc_expires="R6.5.12", doc_digits="4821", doc_seen=YES, employer="北上川食品株式会社", income="420", persons="3",
    housing="own", savings="120", institution="七十七見本銀行", method_digits="1234", purpose="personal",
    privacy_shown=NOON, consent_inquiry=NOON, consent_bureau=NOON, consent_members=NOON, consent_partners=NOON, pledge=YES,
)  # fmt: skip


def counter(*, topics: tuple[Topic, ...] = TOPICS) -> Desk:
    """A fresh shop."""
    records, printer, rules = Records(), Spool(), catalog()
    around = Around(records)
    around.put_shop(SHOP)
    around.put_preferences(staff=("中村 健", "佐藤 葵"), current="中村 健")
    shelf = MemoryShelf()
    book = PriceBook(shelf, PRICES)
    desk = QuoteDesk(rules, book, lambda: around.at.date())
    outage = OutageKit(Press, plan, rules, topics, records, records.sheets, around)
    papers = PaperDesk(Press, rules, records, around, sheets=outage)
    intakes, waiting, photos = Intakes(records), Mails(records), Photos()
    taken = PhotoDesk(photos, around)
    slips = IntakePapers(
        Press, Telling, rules, records, intakes, around, taken, lambda case_id: mailing.accepted(case_id)
    )
    returns = ReceiveDesk(desk, rules, records, intakes, slips, around, outage)
    mailing = MailDesk(returns, rules, records, waiting, Press, around)
    official = OfficialDesk(
        slots(), Officials(records), records, around, lambda: official_pdf, lambda texts: Press().unprintable(texts)
    )
    services = Services(
        quotes=desk, sales=SaleDesk(desk, rules, topics, records, around, official.barring, outage), records=records, around=around,
        papers=papers, returns=returns, slips=slips,
        case_papers=CasePapers(Press, rules, records, intakes, waiting, around),
        ledger=LedgerBook(returns, rules, records, intakes, Press, around),
        photos=taken, photo_keeping=PhotoKeeping(rules, photos, around),
        mailing=mailing,
        tasks=TaskBook(
            Dated(records), records, waiting, QuoteDesk(rules, book, lambda: around.at.date()), Press, around, outage
        ),
        official=official, outage=outage, translations=TranslationDesk(Press, lambda: (english(),), records, around),
        editions=EditionDesk(Press, tuple, records, around.new_id),
        prints=PrintDesk(Prints(records), printer, PrintWays(records), Sources(papers, official.pdf), around),
        issued=QuoteBook(desk, rules, records, papers, around), checking=CheckDesk(papers, records, read_pdf),
        pricing=PriceDesk(Files(), shelf, around, book), towns=towns, folder="見本", close=lambda: None,
        guides=lambda device: guides_for(guide_book().guides, device),
    )  # fmt: skip
    return Desk(services=services, records=records, around=around, printer=printer, waiting=waiting, photos=photos)


@dataclass
class Doors:
    """The doors of a shop that may be new, locked or ready."""

    held: ShopState = ShopState.NEW
    has_keyring: bool = True
    secret: str = "ひみつのことば"
    made: tuple[Shop, tuple[str, ...], str | None] | None = None
    fault: StoreFault | None = None

    def state(self) -> ShopState:
        return self.held

    def keyring(self) -> bool:
        return self.has_keyring

    def unprintable(self, shop: Shop, staff: tuple[str, ...]) -> tuple[Problem, ...]:
        texts = (*asdict(shop).items(), *(("staff", name) for name in staff))
        return Press().unprintable((key, text) for key, text in texts if isinstance(text, str))

    def create(self, shop: Shop, staff: tuple[str, ...], passphrase: str | None) -> Services:
        if self.fault is not None:
            raise self.fault
        self.made = (shop, staff, passphrase)
        return counter().services

    def unlock(self, passphrase: str) -> Services:
        if passphrase != self.secret:
            raise StoreFault("wrong-key")
        return counter().services

    def open(self) -> Services:
        return counter().services
