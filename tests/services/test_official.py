"""公式書類 on a real store: added with their days, offered with the set, handed over once, told by 取引履歴."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from posapp.domain.official import OfficialPdf, OfficialSlot, Standing
from posapp.domain.problem import Problem
from posapp.flows.official import OfficialForm
from posapp.services.case_papers import HISTORY
from posapp.services.front import Services
from posapp.services.official import ADDED, HANDED, TAKEN_BACK, WITHDRAWN, Added, OfficialDesk, Way
from posapp.services.official_ports import OfficialRow
from posapp.services.ports import CaseRow
from posapp.services.selling import SaleDesk
from tests.documents import official_files as files
from tests.documents.reading import squeezed
from tests.documents.reading import text as words_of
from tests.services.conftest import World
from tests.services.sale import explained, ready
from tests.shelves import shelf

DAY = date(2021, 6, 15)
TERMS, CONDITIONS = "docomo/terms", "docomo-okaeshi/conditions"


def pdf(words: str = "TERMS") -> OfficialPdf:
    return OfficialPdf(data=files.pdf(words), pages=2)


def add(
    shop: Services, slot: str = TERMS, *, words: str = "TERMS", version: str = "第1版", first: str = "2021-01-01",
    last: str = "", replaces: str = "",
) -> Added | tuple[Problem, ...]:  # fmt: skip
    form = OfficialForm(version=version, valid_from=first, valid_until=last, replaces=replaces)
    return shop.official.add(slot, pdf(words), form)


def added(shop: Services, slot: str = TERMS, **more: str) -> OfficialRow:
    made = add(shop, slot, **more)
    assert isinstance(made, Added), made
    return made.row


def codes(found: object) -> list[str]:
    assert isinstance(found, tuple), found
    return [problem.code for problem in found]


def taken(shop: Services) -> CaseRow:
    row = shop.sales.submit(explained(shop, ready(shop, "docomo-okaeshi")))
    assert isinstance(row, CaseRow), row
    return row


# --- adding and taking out


def test_added_with_its_digest_and_told_by_the_log(shop: Services) -> None:
    row = added(shop, last="2021-12-31")
    data = files.pdf()
    assert (row.digest, row.pages, row.size) == (hashlib.sha256(data).hexdigest(), 2, len(data))
    assert (row.title, row.staff) == ("個別信用購入あっせん契約約款", "中村 健")
    assert (row.valid_from, row.valid_until) == ("2021-01-01", "2021-12-31")
    assert shop.official.pdf(row.id) == data
    (event,) = [event for event in shop.records.events() if event.what == ADDED]
    assert event.subject == row.id and row.digest in event.body and "第1版" in event.body


def test_the_very_same_twice_is_once(shop: Services) -> None:
    row = added(shop)
    again = add(shop)
    assert isinstance(again, Added)
    assert (again.row, again.fresh) == (row, False)
    assert len(shop.official.documents()) == 1
    assert len(shop.records.events(row.id)) == 1


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"version": ""}, "field-empty"),
        ({"first": "2021-13-01"}, "date-impossible"),
        ({"last": "2020-01-01"}, "official-days-order"),
        ({"slot": "nobody/terms"}, "official-slot-unknown"),
        ({"version": "2024年版🙂"}, "glyph-missing"),
    ],
)
def test_what_cannot_be_added_says_why_and_leaves_nothing(shop: Services, more: dict[str, str], code: str) -> None:
    assert codes(add(shop, **more)) == [code]
    assert shop.official.documents() == ()


def test_a_day_that_is_taken_names_the_document_that_has_it(shop: Services) -> None:
    added(shop, last="2021-12-31")
    (problem,) = add(shop, words="NEW", version="第2版", first="2021-12-31")  # type: ignore[misc]
    assert isinstance(problem, Problem)
    assert (problem.code, problem.where) == ("official-overlap", "valid_from")
    said = shelf().sentences.text(problem)
    assert "個別信用購入あっせん契約約款（第1版）" in said and "2021年1月1日から2021年12月31日まで" in said


def test_the_next_edition_ends_the_one_before(shop: Services) -> None:
    first = added(shop)
    second = added(shop, words="NEW", version="第2版", first="2021-10-01", replaces="yes")
    assert [(row.id, row.valid_until) for row in shop.official.documents()] == [
        (first.id, "2021-09-30"), (second.id, "")
    ]  # fmt: skip
    (event,) = shop.records.events(second.id)
    assert "2021-09-30" in event.body
    assert codes(add(shop, words="X", version="第3版", first="2021-10-01", replaces="yes")) == ["official-overlap"]
    assert codes(add(shop, words="X", version="第3版", first="2020-10-01", replaces="yes")) == ["official-overlap"]


def test_the_same_file_for_another_place_is_told(shop: Services) -> None:
    added(shop)
    twin = add(shop, CONDITIONS)
    assert isinstance(twin, Added) and [notice.code for notice in twin.notices] == ["official-same-file"]
    moving = shop.official.add(
        "au/terms", replace(pdf("MOVES"), active=True), OfficialForm(version="1", valid_from="2021-01-01")
    )
    assert isinstance(moving, Added) and [notice.code for notice in moving.notices] == ["official-active"]


def test_withdrawn_it_is_offered_no_more_and_its_bytes_stay(shop: Services) -> None:
    row = added(shop)
    assert shop.official.withdraw(row.id) == row
    found = shop.official.for_set("docomo-okaeshi", DAY)
    assert found.offered == () and found.parts[0].standing is Standing.MISSING
    assert shop.official.pdf(row.id) == files.pdf()
    assert [event.what for event in shop.records.events(row.id)] == [ADDED, WITHDRAWN]
    again = shop.official.withdraw(row.id)
    assert isinstance(again, Problem) and again.code == "official-gone"
    added(shop)  # the same file may come back


def test_a_file_becomes_a_document_through_the_reader(shop: Services, tmp_path: Path) -> None:
    read = shop.official.read(files.kept(tmp_path, files.pdf(pages=5)))
    assert isinstance(read, OfficialPdf) and read.pages == 5
    wrong = shop.official.read(files.kept(tmp_path, b"GIF89a", "約款.pdf"))
    assert isinstance(wrong, Problem) and wrong.code == "official-not-pdf"


# --- the set


def test_the_set_names_what_is_there_missing_and_expired(shop: Services) -> None:
    terms = added(shop, last="2021-06-14")
    found = shop.official.for_set("docomo-okaeshi", DAY)
    assert [(part.slot.key, part.standing) for part in found.parts] == [
        (TERMS, Standing.EXPIRED), (CONDITIONS, Standing.MISSING)
    ]  # fmt: skip
    said = [shelf().sentences.text(problem) for problem in found.problems]
    assert "「個別信用購入あっせん契約約款（第1版）」は、2021年6月14日で期限が切れました。" in said[0]
    assert "「スマホおかえしプログラム 提供条件書」が登録されていません。" in said[1]
    assert not any(problem.stops for problem in found.problems)
    next_one = added(shop, words="NEW", version="第2版", first="2021-06-15")
    conditions = added(shop, CONDITIONS, words="CONDITIONS")
    whole = shop.official.for_set("docomo-okaeshi", DAY)
    assert [one.id for one in whole.offered] == [next_one.id, conditions.id]
    assert whole.problems == ()
    assert [one.id for one in shop.official.for_set("docomo-plain-36", DAY).offered] == [next_one.id]
    assert [one.id for one in shop.official.for_set("docomo-okaeshi", date(2021, 6, 1)).offered] == [
        terms.id, conditions.id
    ]  # fmt: skip
    assert shop.official.for_set("lump-sum", DAY).parts == ()


def test_what_expires_soon_is_due_and_what_was_never_there_is_not(shop: Services) -> None:
    assert shop.official.due(DAY) == ()
    added(shop, last="2021-07-01")
    added(shop, CONDITIONS, words="C", last="2021-05-01")
    assert [problem.code for problem in shop.official.due(DAY)] == ["official-ending", "official-expired"]


def test_a_document_whose_place_is_gone_is_still_listed(shop: Services) -> None:
    added(shop)
    later = OfficialDesk((), shop.records.official, shop.records, shop.around, lambda: None)  # type: ignore[attr-defined,arg-type,return-value]
    (part,) = later.parts(DAY)
    assert (part.slot.key, part.slot.title, part.standing) == (TERMS, "個別信用購入あっせん契約約款", Standing.VALID)
    assert later.for_set("docomo-okaeshi", DAY).parts == ()


def test_bytes_that_changed_in_the_store_are_never_shown(shop: Services) -> None:
    row = added(shop)

    class Bent:
        def documents(self) -> tuple[OfficialRow, ...]:
            return (row,)

        def data(self, id: UUID) -> bytes:
            return files.pdf("OTHER")

    bent = OfficialDesk((), Bent(), shop.records, shop.around, lambda: None)  # type: ignore[arg-type,return-value]
    found = bent.pdf(row.id)
    assert isinstance(found, Problem) and found.code == "official-altered"
    assert bent.altered() == (found,) and shop.official.altered() == ()
    gone = shop.official.pdf(uuid4())
    assert isinstance(gone, Problem) and gone.code == "official-gone"


# --- required documents


def required(shop: Services) -> SaleDesk:
    slots: tuple[OfficialSlot, ...] = tuple(
        replace(slot, required=slot.key == TERMS) for slot in shelf().official.slots
    )
    store = shop.records.official  # type: ignore[attr-defined]
    desk = OfficialDesk(slots, store, shop.records, shop.around, lambda: None)  # type: ignore[arg-type,return-value]
    return SaleDesk(shop.quotes, shelf().catalog, shelf().topics, shop.records, shop.around, desk.barring)


def test_a_sale_goes_on_without_documents_unless_the_catalogue_requires_them(shop: Services) -> None:
    draft = explained(shop, ready(shop, "docomo-okaeshi"))
    strict = required(shop)
    refused = strict.submit(draft)
    assert codes(refused) == ["official-missing"]
    assert shop.records.cases() == ()
    added(shop)
    assert isinstance(strict.submit(draft), CaseRow)


def test_without_required_documents_every_sale_is_taken(shop: Services) -> None:
    assert shop.official.barring("docomo-okaeshi", DAY) == ()
    assert taken(shop).state == "waiting"


# --- handing over


def test_handed_over_once_with_time_staff_and_way(shop: Services, world: World) -> None:
    row, terms, conditions = taken(shop), added(shop), added(shop, CONDITIONS, words="C")
    given = shop.official.hand_over(row.id, row.number, (terms.id,), Way.PRINTED)
    world.now += timedelta(minutes=5)
    both = shop.official.hand_over(row.id, row.number, (terms.id, conditions.id), Way.BOOKLET)
    assert isinstance(given, tuple) and isinstance(both, tuple)
    assert [(one.title, one.way, one.staff) for one in both] == [
        ("個別信用購入あっせん契約約款", "printed", "中村 健"), ("スマホおかえしプログラム 提供条件書", "booklet", "中村 健"),
    ]  # fmt: skip
    assert both[0] == given[0] and both[1].at - both[0].at == timedelta(minutes=5)
    assert (both[0].digest, both[0].number, both[0].version) == (terms.digest, row.number, "第1版")
    assert [event.what for event in shop.records.events(row.id)].count(HANDED) == 2
    assert shop.official.handed(uuid4()) == ()


def test_two_hands_at_once_note_it_once(shop: Services) -> None:
    row, terms = taken(shop), added(shop)
    together = [
        threading.Thread(target=shop.official.hand_over, args=(row.id, row.number, (terms.id,), Way.PRINTED))
        for _ in range(6)
    ]
    for one in together:
        one.start()
    for one in together:
        one.join()
    assert [event.what for event in shop.records.events(row.id)].count(HANDED) == 1


def test_a_hand_over_noted_by_mistake_is_taken_back_and_both_stay_in_the_log(shop: Services) -> None:
    row, terms = taken(shop), added(shop)
    shop.official.hand_over(row.id, row.number, (terms.id,), Way.PRINTED)
    assert shop.official.take_back(row.id, terms.id) == ()
    assert shop.official.take_back(row.id, terms.id) == ()
    again = shop.official.hand_over(row.id, row.number, (terms.id,), Way.PRINTED)
    assert isinstance(again, tuple) and len(again) == 1
    words = [event.what for event in shop.records.events(row.id) if event.what.startswith("official")]
    assert words == [HANDED, TAKEN_BACK, HANDED]


def test_a_document_that_is_not_there_is_handed_to_nobody(shop: Services) -> None:
    row = taken(shop)
    found = shop.official.hand_over(row.id, row.number, (uuid4(),), Way.PRINTED)
    assert isinstance(found, Problem) and found.code == "official-gone"
    assert shop.official.handed(row.id) == ()


def test_a_withdrawn_document_stays_handed_over(shop: Services) -> None:
    row, terms = taken(shop), added(shop)
    shop.official.hand_over(row.id, row.number, (terms.id,), Way.PRINTED)
    shop.official.withdraw(terms.id)
    assert [one.title for one in shop.official.handed(row.id)] == ["個別信用購入あっせん契約約款"]


def test_the_history_of_a_case_tells_what_was_handed_over(shop: Services, world: World) -> None:
    row, terms, other = taken(shop), added(shop), added(shop, CONDITIONS, words="C")
    world.now += timedelta(minutes=10)
    shop.official.hand_over(row.id, row.number, (terms.id, other.id), Way.PRINTED)
    shop.official.take_back(row.id, other.id)
    made = shop.case_papers.make(HISTORY, row.id)
    assert not isinstance(made, tuple), made
    text = words_of(shop.papers.pdf(made))
    assert squeezed("事業者の「個別信用購入あっせん契約約款（第1版）」をお渡ししました") in text
    assert "提供条件書" not in text
