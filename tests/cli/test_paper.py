"""`posapp paper`: every kind's example makes a PDF; a file appears whole or not at all; cases come from the store."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from posapp.app import press
from posapp.cli import CliServices
from posapp.documents.faults import PaperFault
from posapp.domain.case import PaperCase
from posapp.domain.problem import Problem, stop
from posapp.services.front import ShopState
from posapp.services.ports import StoreFault
from tests.cli.conftest import Run, services
from tests.cli.papering import doors, example, text_of
from tests.cli.requests import changed

SALE = ("quote", "disclosure", "application", "consent", "schedule", "return-guide")
INTAKE = ("intake-receipt", "ledger", "task-list")
COMPARISON = "comparison"


@pytest.mark.parametrize("kind", (*SALE, *INTAKE, COMPARISON))
def test_the_example_of_each_kind_makes_its_paper(run: Run, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out.pdf"
    ended = run("paper", kind, "-o", str(out), given=example(run, kind), doors=doors())
    assert (ended.status, ended.err) == (0, "")
    answer = ended.answer
    assert (answer["kind"], answer["file"], answer["problems"]) == (kind, str(out), [])
    assert out.read_bytes().startswith(b"%PDF-")
    assert answer["number"] in text_of(out)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.pdf"]


def test_a_comparisons_request_is_compares_with_shop_and_people(run: Run, tmp_path: Path) -> None:
    request = example(run, COMPARISON)
    out = tmp_path / "h.pdf"
    made = run("paper", COMPARISON, "-o", str(out), given=request, doors=doors())
    people = ("shop", "staff", "customer", "issued_at", "sample")
    compared = run("compare", given={key: value for key, value in request.items() if key not in people}).answer
    assert made.answer["number"] == "H-210615-0001"
    assert made.answer["quote_digest"] == compared["ranking"][0]["quote"]["digest"]
    text = text_of(out)
    for row in compared["ranking"]:
        assert f"{row['plan']['burden']:,}" in text
    assert "".join(compared["why"][0]["text"].split()) in text


def test_a_comparison_without_any_quote_or_above_the_cap_gives_no_paper(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "h.pdf"
    request = example(run, COMPARISON)
    none = run("paper", COMPARISON, "-o", str(out), given=request | {"programs": ["sony-zanka-1y"]}, doors=doors())
    assert (none.status, none.answer["problems"][0]["code"]) == (1, "residual-missing")
    above = request | {
        "on": "2024-04-10", "programs": ["softbank-plain-48"], "terms": {}, "discounts": [{"label": "", "amount": 72000}],
    }  # fmt: skip
    refused = run("paper", COMPARISON, "-o", str(out), given=above, doors=doors())
    assert (refused.status, refused.answer["problems"][0]["code"]) == (1, "above-discount-cap")
    assert refused.answer["problems"][0]["text"]
    assert not out.exists()


def test_every_topic_of_the_example_was_explained_and_understood(run: Run, tmp_path: Path) -> None:
    kept: list[PaperCase] = []

    class Watching:
        def __getattr__(self, name: str) -> Any:
            return getattr(press(), name)

        def compose(self, kind: str, case: PaperCase) -> Any:
            kept.append(case)
            return press().compose(kind, case)

    watched = services(press=Watching, faults=(PaperFault,))
    run("paper", "disclosure", "-o", str(tmp_path / "d.pdf"), given=example(run, "disclosure"), doors=watched)
    (case,) = kept
    assert case.topics and all(ack.done for ack in case.acks)
    assert len(case.acks) == len(case.topics)
    assert case.application is not None and case.application.person.name == "小林 由美子"


@pytest.mark.parametrize("kind", ["quote", "schedule", "intake-receipt"])
def test_a_quotes_request_serves_with_what_it_asks(run: Run, tmp_path: Path, kind: str) -> None:
    out = str(tmp_path / "out.pdf")
    plain = run("paper", kind, "-o", out, given=example(run, kind), doors=doors()).answer
    asked = example(run, kind) | {"ask": [{"return_month": 24}, {"return_month": 30, "failing": ["body"]}]}
    assert run("paper", kind, "-o", out, given=asked, doors=doors()).answer == plain


def test_the_example_holds_only_what_its_kind_looks_at(run: Run) -> None:
    assert "applicant" not in example(run, "quote")
    assert "applicant" in example(run, "consent")
    assert "explained" in example(run, "disclosure")


def test_a_kind_the_press_does_not_know(run: Run, tmp_path: Path) -> None:
    class NoPress:
        def compose(self, kind: str, case: PaperCase) -> None:
            raise PaperFault("paper-kind-unknown", kind)

    doors = services(press=NoPress, faults=(PaperFault,))
    ended = run("paper", "quote", "-o", str(tmp_path / "q.pdf"), given=example(run, "quote"), doors=doors)
    assert (ended.status, ended.answer["problems"][0]["code"]) == (1, "paper-kind-unknown")


def test_a_font_that_is_missing_is_a_fault(run: Run, tmp_path: Path) -> None:
    class NoFont:
        def compose(self, kind: str, case: PaperCase) -> None:
            raise PaperFault("font-missing", "BIZUDPGothic-Regular.ttf")

    doors = services(press=NoFont, faults=(PaperFault,))
    ended = run("paper", "quote", "-o", str(tmp_path / "q.pdf"), given=example(run, "quote"), doors=doors)
    assert (ended.status, ended.out, ended.err.count("\n")) == (3, "", 1)
    assert "BIZUDPGothic-Regular.ttf" in ended.err


def test_characters_no_font_has_stop_the_paper(run: Run, tmp_path: Path) -> None:
    class Unprintable:
        def compose(self, kind: str, case: PaperCase) -> str:
            return "paper"

        def problems(self, paper: str) -> tuple[Problem, ...]:
            return (stop("glyph-missing", "customer", characters="𓀀"),)

    out = tmp_path / "q.pdf"
    doors = services(press=Unprintable, faults=(PaperFault,))
    ended = run("paper", "quote", "-o", str(out), given=example(run, "quote"), doors=doors)
    assert (ended.status, ended.answer["problems"][0]["code"], out.exists()) == (1, "glyph-missing", False)


def test_an_applications_problems_name_their_fields(run: Run, tmp_path: Path) -> None:
    request = example(run, "application")
    request = changed(changed(request, "applicant.mobile", "090-0000"), "applicant.pledge", "")
    ended = run("paper", "application", "-o", str(tmp_path / "a.pdf"), given=request, doors=doors())
    assert ended.status == 1
    assert [p["where"] for p in ended.answer["problems"]] == ["applicant.mobile", "applicant.pledge"]


def test_a_refused_quote_makes_no_paper(run: Run, tmp_path: Path) -> None:
    request = changed(example(run, "quote"), "on", "2022-06-15")
    ended = run("paper", "quote", "-o", str(tmp_path / "q.pdf"), given=request, doors=doors())
    assert (ended.status, ended.answer["problems"][0]["code"]) == (1, "not-sold-on-date")


@pytest.mark.parametrize(
    ("kind", "path", "value", "said"),
    [
        ("quote", "shop.fax", "1", "shop.fax: 知らない項目"),
        ("quote", "staff", "", "staff: 文字がありません"),
        ("quote", "issued_at", "2019-06-15T14:40:00", "issued_at: 時刻の形"),
        ("quote", "issued_at", "noon", "issued_at: 時刻の形"),
        ("quote", "copy", "third", "copy: 使えない語"),
        ("quote", "others.0.program", "x", "others[0].program: 使えない語"),
        ("quote", "price_list", "June", "price_list: 日付の形"),
        ("quote", "ask", [{}], "ask[0].return_month: 必要な項目"),
        ("application", "applicant.born_on", "x", "applicant.born_on: 知らない項目"),
        ("application", "applicant.consent_inquiry", "yes", "applicant.consent_inquiry: 時刻の形"),
        ("application", "applicant", None, "applicant: null"),
        ("application", "state", "sold", "state: 使えない語"),
        ("disclosure", "explained.0.topic", "weather", "explained[0].topic: 使えない語"),
        ("disclosure", "explained.7.answer", "たぶん", "explained[7].answer: 使えない語"),
        ("disclosure", "explained.0.explained_at", "2019", "explained[0].explained_at: 時刻の形"),
    ],
)
def test_malformed_paper_requests(run: Run, tmp_path: Path, kind: str, path: str, value: object, said: str) -> None:
    request = changed(example(run, kind), path, value)
    ended = run("paper", kind, "-o", str(tmp_path / "x.pdf"), given=request, doors=doors())
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err


def test_understanding_without_the_right_answer_is_refused(run: Run, tmp_path: Path) -> None:
    request = example(run, "disclosure")
    at = next(n for n, row in enumerate(request["explained"]) if "answer" in row)
    del request["explained"][at]["answer"]
    ended = run("paper", "disclosure", "-o", str(tmp_path / "x.pdf"), given=request, doors=doors())
    assert (ended.status, ended.out) == (2, "")
    assert f"explained[{at}].understood_at: 質問に正しく答える前" in ended.err


def test_topics_that_were_not_explained_stay_blank(run: Run, tmp_path: Path) -> None:
    request = example(run, "disclosure")
    request["explained"] = [{"topic": "kept", "explained_at": "2019-06-15T14:00:00+09:00", "by": "佐藤"}]
    ended = run("paper", "disclosure", "-o", str(tmp_path / "x.pdf"), given=request, doors=doors())
    assert ended.status == 0


# --- the file


def place(run: Run, out: str) -> tuple[int, str]:
    ended = run("paper", "quote", "-o", out, given=example(run, "quote"), doors=doors())
    assert ended.out == "" and ended.err.count("\n") == 1
    return ended.status, ended.err


def test_a_place_that_cannot_be_written_names_the_option(run: Run, tmp_path: Path) -> None:
    status, line = place(run, str(tmp_path / "none" / "out.pdf"))
    assert status == 2 and line.startswith("-o: ")
    status, line = place(run, str(tmp_path))
    assert status == 2 and line.startswith("-o: ")


def test_a_paper_never_takes_the_place_of_a_device(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    device = tmp_path / "device"
    device.write_bytes(b"there")
    usual = Path.is_file
    monkeypatch.setattr(Path, "is_file", lambda path: path != device and usual(path))
    for out in (str(device), "-"):
        status, line = place(run, out)
        assert status == 2 and line.startswith("-o: ") and "ふつうのファイル" in line
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("device", b"there")]
    assert not Path("-").exists()


def test_a_full_disk_is_a_fault_and_leaves_the_old_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("posapp.services.whole_files.os.fsync", full)
    status, line = place(run, str(out))
    assert status == 3 and "ディスクに空きがありません" in line
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]
    assert out.read_bytes() == b"old"


# --- from the store

CASE = UUID("01890000-0000-7000-8000-000000000001")


@dataclass
class Shop:
    """An open shop with one case, as far as papers look at it."""

    kept: list[Any]
    issued: list[tuple[str, ...]] = field(default_factory=list)
    closed: int = 0

    @property
    def records(self) -> Any:
        row = SimpleNamespace(id=CASE, number="C-190615-001")
        return SimpleNamespace(
            case=lambda id: row if id == CASE else None, cases=lambda text: (row,) if text in row.number else ()
        )

    @property
    def sales(self) -> Any:
        return SimpleNamespace(case=lambda id: ("row", "body"))

    @property
    def papers(self) -> Any:
        def issue(row: object, body: object, kinds: tuple[str, ...]) -> tuple[Any, ...]:
            self.issued.append(kinds)
            return (paper(kinds[0]),)

        return SimpleNamespace(
            papers=lambda case_id: tuple(self.kept), pdf=lambda row, making: b"%PDF-" + row.kind.encode(), issue=issue
        )

    def close(self) -> None:
        self.closed += 1


def paper(kind: str) -> Any:
    return SimpleNamespace(kind=kind, title="書面", number="A-190615-0001", digest="d" * 64)


def opened(shop: Shop, state: ShopState = ShopState.READY, unlock: Callable[[str], Shop] | None = None) -> CliServices:
    entry = SimpleNamespace(state=lambda: state, open=lambda: shop, unlock=unlock)
    return doors(doors=lambda: entry)


@pytest.mark.parametrize("name", ["C-190615-001", str(CASE)])
def test_a_kept_paper_comes_out_unchanged(run: Run, tmp_path: Path, name: str) -> None:
    shop, out = Shop([paper("quote"), paper("application")]), tmp_path / "a.pdf"
    ended = run("paper", "application", "--case", name, "-o", str(out), doors=opened(shop))
    assert (ended.status, out.read_bytes(), shop.issued, shop.closed) == (0, b"%PDF-application", [], 1)
    assert ended.answer["number"] == "A-190615-0001"


def test_a_paper_that_was_never_issued_is_issued_now(run: Run, tmp_path: Path) -> None:
    shop = Shop([])
    ended = run("paper", "consent", "--case", str(CASE), "-o", str(tmp_path / "p.pdf"), doors=opened(shop))
    assert (ended.status, shop.issued) == (0, [("consent",)])


def test_what_the_store_does_not_have(run: Run, tmp_path: Path) -> None:
    shop, out = Shop([]), str(tmp_path / "x.pdf")
    for kind, name, code in (("quote", "C-1", "case-missing"), ("ledger", str(CASE), "paper-kind-unknown")):
        ended = run("paper", kind, "--case", name, "-o", out, doors=opened(shop))
        assert (ended.status, ended.answer["problems"][0]["code"]) == (1, code)
    assert shop.closed == 2


def test_a_store_that_is_not_there_or_shut(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shop, out = Shop([paper("quote")]), str(tmp_path / "x.pdf")
    call = ("paper", "quote", "--case", str(CASE), "-o", out)
    assert run(*call, doors=opened(shop, ShopState.NEW)).status == 3

    def unlock(text: str) -> Shop:
        if text != "青葉":
            raise StoreFault("wrong-key")
        return shop

    locked = opened(shop, ShopState.LOCKED, unlock)
    assert "POSAPP_PASSPHRASE" in run(*call, doors=locked).err
    monkeypatch.setenv("POSAPP_PASSPHRASE", "緑")
    wrong = run(*call, doors=locked)
    assert (wrong.status, wrong.out, wrong.err.count("\n")) == (3, "", 1)
    monkeypatch.setenv("POSAPP_PASSPHRASE", "青葉")
    assert run(*call, doors=locked).status == 0


def test_a_file_and_a_case_are_too_much(run: Run, tmp_path: Path) -> None:
    request = tmp_path / "request.json"
    request.write_text(json.dumps({}), "utf-8")
    ended = run("paper", "quote", str(request), "--case", "x", "-o", str(tmp_path / "x.pdf"), doors=doors())
    assert (ended.status, ended.err.startswith("--case: ")) == (2, True)
