"""Each kind of wrong file is refused with file, key and mend, and the other programs stay usable."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from posapp.catalog.book import Catalog
from posapp.catalog.loader import load
from posapp.catalog.mistakes import Mistake
from posapp.domain.program import Program
from tests.catalog.conftest import Broken

IDS = {
    "docomo-okaeshi", "docomo-plain-36", "au-kaetoku", "au-plain-36", "softbank-shintoku-standard",
    "softbank-shintoku-premium", "softbank-shintoku-value", "softbank-plain-48", "sony-zanka-2y", "sony-zanka-1y",
    "lump-sum",
}  # fmt: skip
OKAESHI = "programs/docomo-okaeshi-2019-06-01.toml"
KAETOKU = "programs/au-kaetoku-2020-02-21.toml"
STANDARD = "programs/softbank-shintoku-standard-2021-09-24.toml"
PREMIUM = "programs/softbank-shintoku-premium-2023-09-22.toml"
SONY = "programs/sony-zanka-2y-2019-06-01.toml"
LUMP = "programs/lump-sum-2019-06-01.toml"


def test_every_committed_file_is_right(catalog: Catalog) -> None:
    assert [str(mistake) for mistake in catalog.mistakes] == []
    assert set(catalog.ids) == IDS
    assert {operator.key for operator in catalog.operators} == {"docomo", "au", "softbank", "sony", "shop"}


def test_what_the_shop_must_confirm_is_named(catalog: Catalog) -> None:
    assert set(catalog.unconfirmed) == {"docomo", "softbank", "sony"}


WRONG = [
    (OKAESHI, "per_line = 2", "per_line = 2\nper_person = 1", "per_person", "unknown-key"),
    (OKAESHI, "[clock]\nmonth_one = 1", "[clock]\nmonth_won = 1", "clock.month_one", "missing-key"),
    (OKAESHI, "to_month = 35", "to_month = 36", "windows[0].to_month", "window-after-plan"),
    (OKAESHI, "from_month = 0", "from_month = 36", "windows[0].from_month", "window-months"),
    (OKAESHI, "max_waived = 12", "max_waived = 13", "windows[0].max_waived", "window-waives-more"),
    (OKAESHI, "max_waived = 12", "max_waived = 0", "windows[0].max_waived", "number-too-small"),
    (OKAESHI, "to_month = 35", "to_month = 601", "windows[0].to_month", "number-too-large"),
    (OKAESHI, 'opens_label = "8月下旬"', "", "windows[0].opens_label", "opens-label"),
    (STANDARD, "assessed_within = 1", "assessed_within = -1", "windows[0].assessed_within", "number-too-small"),
    (STANDARD, "assessed_within = 1 # 申し込んだ月の翌月末まで\nbasis", "basis", "windows", "assessed-within"),
    (OKAESHI, "valid_until = 2021-09-23", "valid_until = 2019-05-31", "valid_until", "until-before-from"),
    (OKAESHI, "valid_until = 2021-09-23", 'valid_until = "2021-09-23"', "valid_until", "not-a-date"),
    (OKAESHI, 'categories = ["phone"]', 'categories = ["fon"]', "categories[0]", "unknown-word"),
    (OKAESHI, 'categories = ["phone"]', "categories = []", "categories", "empty-list"),
    (OKAESHI, 'categories = ["phone"]', 'categories = "phone"', "categories", "not-a-list"),
    (OKAESHI, 'operator = "docomo"', 'operator = "dokomo"', "operator", "unknown-operator"),
    (OKAESHI, 'operator = "docomo"', 'operator = "shop"', "operator", "no-creditor"),
    (OKAESHI, 'operator = "docomo"', 'operator = "NTT docomo"', "operator", "text-form"),
    (OKAESHI, 'surcharges = "docomo"', 'surcharges = "doco"', "assessment.surcharges", "unknown-surcharges"),
    (OKAESHI, 'surcharges = "docomo"', "", "assessment.surcharges", "surcharge-rows-missing"),
    (OKAESHI, 'checklist = "standard"', 'checklist = "other"', "assessment.checklist", "unknown-checklist"),
    (OKAESHI, '"water-damage"', '"wet"', "assessment.extra_findings[0]", "unknown-finding"),
    (OKAESHI, '"water-damage"', '"bent"', "assessment.extra_findings[0]", "unknown-finding"),
    (OKAESHI, 'short_name = "スマホおかえし"', 'short_name = ""', "short_name", "empty-text"),
    (OKAESHI, 'short_name = "スマホおかえし"', "short_name = 36", "short_name", "not-a-text"),
    (OKAESHI, "[plan]", "[plan.inner]", "plan.kind", "missing-key"),
    (OKAESHI, "[[windows]]\n", "[windows]\n", "windows", "not-a-list"),
    (OKAESHI, "[[ends]]\n", '[[ends]]\nkind = "pay"\nlabel = "a"\ntext = 1\n[[ends]]\n', "ends[0].text", "not-a-text"),
    (OKAESHI, 'kind = "equal"', 'kind = "equal"\nstep_ends = [24, 36]', "plan.step_ends", "step-ends"),
    (OKAESHI, "always_due = 24", "always_due = 24\nusage_fee_at_most = 1", "windows[0].usage_fee_at_most", "fee-without-charge"),
    (OKAESHI, "requires = [", 'requires = [\n    "{device}を渡すこと",', "windows[0].requires[0]", "unknown-fact"),
    (OKAESHI, "{best_month}までに返却", "{best_mouth}までに返却", "words.card[0]", "unknown-fact"),
    (OKAESHI, "[[（{best_calendar}まで）]]", "[[（{best_calendar}まで）", "words.card[1]", "bad-template"),
    (OKAESHI, "故障・割れがないこと", "故障・割れ・水ぬれ・改造が１つもないこと", "words.card[2]", "card-line-long"),
    (OKAESHI, '"故障・割れがないこと",', '"故障がない", "割れがない",', "words.card", "card-lines"),
    (OKAESHI, 'head = "calendar"', 'head = "clock"', "words.panel[0].head", "unknown-word"),
    (OKAESHI, '[[sources]]\ntitle', '[extra]\ntitle', "sources", "missing-key"),
    (OKAESHI, "payments = 24\n", "payments = -1\n", "ends[2].payments", "number-too-small"),
    (OKAESHI, 'id = "docomo-okaeshi"', 'id = "docomo-okaeri"', "", "file-name"),
    (OKAESHI, 'id = "docomo-okaeshi"', 'id = "docomo-okaeshi', "", "not-toml"),
    (OKAESHI, "checked_on = 2026-11-21", "checked_on = 2026-02-30", "", "not-toml"),
    (KAETOKU, "payments = 24 #", "payments = 0 #", "plan.payments", "number-too-small"),
    (KAETOKU, "payments = 24 # 23回と、24回目の残価", "payments = 1", "plan.payments", "residual-payments"),
    (KAETOKU, 'kind = "resplit"\nlabel = "24回目を24回に分け直す"', 'kind = "resplit"\nlabel = "a"\nbounds = 3', "ends[1].bounds", "unknown-key"),
    (KAETOKU, "延びます。\"\npayments = 24\n", "延びます。\"\n", "ends[1].payments", "end-payments"),
    (STANDARD, "step_ends = [24, 48]", "step_ends = [24, 47]", "plan.step_ends", "step-ends"),
    (STANDARD, "step_ends = [24, 48]", "step_ends = [48, 24]", "plan.step_ends", "step-ends"),
    (STANDARD, "step_ends = [24, 48]", "", "plan.step_ends", "step-ends"),
    (STANDARD, 'name = "one-year-forward"', 'name = "standard"', "windows[1].name", "repeated"),
    (PREMIUM, "usage_fee_at_most = 12100", 'usage_fee_at_most = "12100"', "windows[0].usage_fee_at_most", "not-an-integer"),
    (PREMIUM, "usage_fee_at_most = 12100", "usage_fee_at_most = 12100.0", "windows[0].usage_fee_at_most", "not-an-integer"),
    (PREMIUM, "usage_fee_at_most = 12100", "usage_fee_at_most = -1", "windows[0].usage_fee_at_most", "number-too-small"),
    (PREMIUM, "needs_cover = true", "needs_cover = 1", "windows[0].needs_cover", "not-a-boolean"),
    (PREMIUM, "fee_guard_to = 24", "fee_guard_to = 49", "windows[0].fee_guard_to", "fee-guard"),
    (SONY, "notice_month = 22", "notice_month = 25", "notice_month", "notice-month"),
    (LUMP, "payments = 1\n", '[[windows]]\nname = "a"\n', "plan.payments", "missing-key"),
    (LUMP, "[assessment]", "[clock.deep]\n[assessment]", "clock.deep", "unknown-key"),
    (LUMP, "[clock]\nmonth_one = 0\npayment_offset = 0\n", 'clock = "none"\n', "clock", "not-a-table"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "key", "code"), WRONG)
def test_a_wrong_program_is_left_out_and_said(
    broken: Broken, file: str, old: str, new: str, key: str, code: str
) -> None:
    catalog, mistakes = broken(file, old, new)
    assert (key, code) in [(mistake.key, mistake.code) for mistake in mistakes]
    for mistake in mistakes:
        assert mistake.what.endswith("。")
        assert mistake.mend.endswith("。")
        assert str(mistake).startswith(f"{file}")
    assert {mistake.file for mistake in catalog.mistakes} == {file}
    id = file.removeprefix("programs/")[: -len("-2019-06-01.toml")]
    assert set(catalog.ids) == IDS - {id}


def test_a_lump_sum_has_no_windows(broken: Broken) -> None:
    window = '[[windows]]\nname = "a"\nlabel = "b"\nfrom_month = 0\nto_month = 0\nalways_due = 0\nmax_waived = 1\n\n'
    _, mistakes = broken(LUMP, "[assessment]", f"{window}[assessment]")
    assert ("windows", "windows-without-plan") in [(mistake.key, mistake.code) for mistake in mistakes]


SHARED = [
    ("operators/docomo.toml", 'colour = "#CC0033"', 'colour = "red"', "colour", "text-form", {"docomo-okaeshi", "docomo-plain-36"}),
    ("operators/docomo.toml", 'key = "docomo"', 'key = "ntt"', "", "file-name", {"docomo-okaeshi", "docomo-plain-36"}),
    ("surcharges/docomo.toml", "amount = 2000\n", "amount = 2000.5\n", "rows[1].amount", "not-an-integer", {"docomo-okaeshi"}),
    ("surcharges/docomo.toml", 'id = "keitai-hosho"', 'id = "hosho"', "rows[1].cover", "unknown-cover", {"docomo-okaeshi"}),
    ("surcharges/docomo.toml", 'part = "body"', 'part = "lid"', "rows[0].part", "unknown-word", {"docomo-okaeshi"}),
    ("surcharges/sony.toml", "\n[[sources]]", '\n[[rows]]\ncover = "none"\npart = "body"\namount = 1\n\n[[sources]]',
     "rows", "assessor-rows", {"sony-zanka-1y", "sony-zanka-2y"}),
    ("surcharges/softbank.toml", 'id = "anshin-plus"', 'id = "anshin"', "covers[3].id", "repeated",
     {"softbank-shintoku-standard", "softbank-shintoku-premium", "softbank-shintoku-value"}),
    ("checklists/standard.toml", 'code = "bent"', 'code = "modified"', "findings[5].code", "repeated", IDS),
    ("checklists/standard.toml", "number = 3\n", "number = 2\n", "heads[2].number", "repeated", IDS),
    ("checklists/standard.toml", "head = 4\n", "head = 44\n", "findings[5].head", "unknown-head", IDS),
    ("checklists/standard.toml", 'ない"\neffect = "cure"', 'ない"\neffect = "part"', "findings[2].parts", "part-missing", IDS),
    ("checklists/standard.toml", 'ない"\neffect = "part"', 'ない"\neffect = "cure"', "findings[0].parts", "part-not-wanted", IDS),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "key", "code", "lost"), SHARED)
def test_a_wrong_shared_file_takes_only_its_own_programs_along(
    broken: Broken, file: str, old: str, new: str, key: str, code: str, lost: set[str]
) -> None:
    catalog, mistakes = broken(file, old, new)
    assert (key, code) in [(mistake.key, mistake.code) for mistake in mistakes]
    assert set(catalog.ids) == IDS - lost


def test_an_unread_file_is_said(folder: Path) -> None:
    (folder / OKAESHI).write_bytes('name = "おかえし"'.encode("euc-jp"))
    (folder / "programs" / "folder-2020-01-01.toml").mkdir()
    catalog = load(folder)
    assert [(m.file, m.code) for m in catalog.mistakes] == [
        (OKAESHI, "not-utf-8"),
        ("programs/folder-2020-01-01.toml", "unreadable"),
    ]
    assert set(catalog.ids) == IDS - {"docomo-okaeshi"}


def test_an_empty_folder_says_what_is_missing(tmp_path: Path) -> None:
    catalog = load(tmp_path)
    assert catalog.programs == ()
    assert [m.code for m in catalog.mistakes].count("folder-empty") == 1


def _version(folder: Path, start: str, until: str | None, extra: str = "") -> str:
    """Another version of the open two-year residual plan, or of the closed one when ``until`` is given."""
    text = (folder / SONY).read_text("utf-8")
    ending = f"valid_until = {until}\n" if until else ""
    text = text.replace("valid_from = 2019-06-01\n", f"valid_from = {start}\n{ending}{extra}")
    file = f"programs/sony-zanka-2y-{start}.toml"
    (folder / file).write_text(text, "utf-8")
    return file


def _versions(catalog: Catalog) -> list[tuple[str, date | None]]:
    return [(program.version, program.valid_until) for program in catalog.versions("sony-zanka-2y")]


def test_overlapping_periods_leave_the_newer_file_out(folder: Path) -> None:
    file = _version(folder, "2020-01-01", "2020-12-31")
    catalog = load(folder)
    assert [(m.file, m.key, m.code) for m in catalog.mistakes] == [(file, "valid_from", "overlap")]
    assert "sony-zanka-2y-2019-06-01.toml" in catalog.mistakes[0].what
    assert _versions(catalog) == [("2019-06-01", None)]


def test_periods_that_overlap_by_one_day_are_refused(folder: Path) -> None:
    (folder / SONY).unlink()
    _write_closed(folder, "2019-06-01", "2020-01-01")
    file = _write_closed(folder, "2020-01-01", "2020-06-30")
    _write_closed(folder, "2020-01-02", "2020-06-30")
    catalog = load(folder)
    assert [(m.file, m.code) for m in catalog.mistakes] == [(file, "overlap")]
    assert _versions(catalog) == [("2019-06-01", date(2020, 1, 1)), ("2020-01-02", date(2020, 6, 30))]


def _write_closed(folder: Path, start: str, until: str) -> str:
    text = (folder / "programs" / "sony-zanka-1y-2019-06-01.toml").read_text("utf-8")
    text = text.replace('id = "sony-zanka-1y"', 'id = "sony-zanka-2y"')
    text = text.replace("valid_from = 2019-06-01\n", f"valid_from = {start}\nvalid_until = {until}\n")
    file = f"programs/sony-zanka-2y-{start}.toml"
    (folder / file).write_text(text, "utf-8")
    return file


def test_a_new_version_ends_the_open_one_without_touching_its_file(folder: Path) -> None:
    _version(folder, "2020-01-01", None, "supersedes = 2019-06-01\n")
    catalog = load(folder)
    assert catalog.mistakes == ()
    assert _versions(catalog) == [("2019-06-01", date(2019, 12, 31)), ("2020-01-01", None)]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SONY, "valid_from = 2019-06-01\n", "valid_from = 2019-06-01\nsupersedes = 2018-01-01\n"),
        (OKAESHI, "valid_from = 2019-06-01\n", "valid_from = 2019-06-01\nsupersedes = 2019-06-01\n"),
    ],
)
def test_superseding_what_is_not_there_is_refused(broken: Broken, file: str, old: str, new: str) -> None:
    _, mistakes = broken(file, old, new)
    assert [(m.key, m.code) for m in mistakes] == [("supersedes", "supersedes-nothing")]


def test_a_closed_version_cannot_be_superseded(folder: Path) -> None:
    (folder / SONY).unlink()
    _write_closed(folder, "2019-06-01", "2019-12-31")
    text = (folder / _write_closed(folder, "2020-01-01", "2020-12-31")).read_text("utf-8")
    later = folder / "programs" / "sony-zanka-2y-2020-01-01.toml"
    later.write_text(text.replace("valid_until", "supersedes = 2019-06-01\nvalid_until", 1), "utf-8")
    assert [m.code for m in load(folder).mistakes] == ["supersedes-nothing"]


MADE_UP = {
    "operators/hoshi.toml": """
key = "hoshi"
name = "ほし通信"
full_name = "ほし通信"
colour = "#224466"
[creditor]
name = "ほし立替株式会社"
address = "ほし県ほし市1-1"
phone = "000-000-0000"
hours = "9:00〜17:00"
bureau = "CIC"
partner_bureaus = "KSC・JICC"
checked = true
[[sources]]
title = "試験のための事業者"
read_on = 2026-11-21
""",
    "surcharges/hoshi.toml": """
id = "hoshi"
surcharge_name = "修復料"
checked_on = 2026-11-21
[[rows]]
cover = "none"
part = "body"
amount = 7700
[[sources]]
title = "試験のための表"
read_on = 2026-11-21
""",
    "programs/hoshi-kaeru-2024-01-01.toml": """
id = "hoshi-kaeru"
operator = "hoshi"
short_name = "かえる"
name = "かえるプラン"
valid_from = 2024-01-01
checked_on = 2026-11-21
categories = ["phone", "audio"]
[clock]
month_one = 3
payment_offset = 2
due_offset = 1
[plan]
kind = "steps"
payments = 30
step_ends = [10, 20, 30]
[[windows]]
name = "star"
label = "星の期間"
from_month = 9
to_month = 31
always_due = 11
max_waived = 19
charges_usage_fee = true
usage_fee_at_most = 3300
[assessment]
checklist = "standard"
surcharges = "hoshi"
[[ends]]
kind = "pay"
label = "払い終える"
text = "30回を払い終えます。"
[words]
card = ["返却できます"]
[[words.panel]]
head = "yen"
text = "利用料がかかります"
[[words.conditions]]
head = "期限"
text = "期間のうちに返すこと。"
[[words.special_terms]]
head = "返却"
text = "期間のうちに返せます。"
[[sources]]
title = "試験のためのプログラム"
read_on = 2026-11-21
""",
}


def made_up(folder: Path) -> Program:
    for file, text in MADE_UP.items():
        (folder / file).write_text(text, "utf-8")
    catalog = load(folder)
    assert catalog.mistakes == ()
    found = catalog.program("hoshi-kaeru", date(2024, 2, 1))
    assert found is not None
    return found


def test_a_made_up_operators_program_is_files_only(folder: Path) -> None:
    program = made_up(folder)
    assert program.operator.creditor is not None
    assert (program.clock.month_one, program.plan.step_ends, program.windows[0].usage_fee_at_most) == (
        3,
        (10, 20, 30),
        3300,
    )


def test_mistakes_read_as_sentences() -> None:
    assert str(Mistake("a.toml", "", "違います。", "直してください。", "x")) == "a.toml: 違います。 直してください。"
    assert (
        str(Mistake("a.toml", "k", "違います。", "直してください。", "x")) == "a.toml › k: 違います。 直してください。"
    )
