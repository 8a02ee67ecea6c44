"""Every problem that the code can raise has its sentences, and every sentence finds its values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from posapp.catalog.sentences import FIELD, SAID_AS, Sentences, placeholders
from posapp.domain.application import State
from posapp.domain.problem import Problem, Value, notice, stop
from posapp.domain.purchase import CATEGORIES, PARTS
from posapp.flows.forms import ApplicantForm, QuoteForm

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"

sentences = cache(lambda: Sentences.load(RESOURCES))


# --- which codes the code can raise, with which values

MAKERS = {"stop": 0, "notice": 0, "Problem": 0, "need": 1, "StoreFault": 0, "PaperFault": 0, "PrintFault": 0}
"""Calls that name a code, and where it stands among the arguments."""
FAULTS = frozenset(["StoreFault", "PaperFault", "PrintFault"])
AT_WILL = frozenset([FIELD, "code"])


@dataclass(frozen=True)
class Raised:
    code: str
    values: frozenset[str]
    fault: bool
    place: str


class Reader(ast.NodeVisitor):
    """Finds the codes of one module; a code that is no literal is followed to the literals it can be."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        self.path, self.tree = path, tree
        self.functions: list[ast.FunctionDef] = []
        self.raised: list[Raised] = []
        self.unread: list[str] = []

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.functions.append(node)
        self.generic_visit(node)
        self.functions.pop()

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name not in MAKERS or len(node.args) <= MAKERS[name]:
            return
        place = f"{self.path.relative_to(ROOT)}:{node.lineno}"
        codes = self._codes(node.args[MAKERS[name]])
        if codes is None:
            self.unread.append(place)
            return
        values = frozenset(self._keys(node))
        self.raised += [Raised(code, values, name in FAULTS, place) for code in codes]

    def _keys(self, node: ast.Call) -> Iterator[str]:
        for keyword in node.keywords:
            if keyword.arg is not None:
                yield keyword.arg
            elif isinstance(keyword.value, ast.Dict):
                yield from (key.value for key in keyword.value.keys if isinstance(key, ast.Constant))  # type: ignore[misc]

    def _codes(self, node: ast.expr) -> set[str] | None:
        if isinstance(node, ast.Constant):
            return {str(node.value)} if isinstance(node.value, str) else set()
        if isinstance(node, ast.IfExp):
            return self._union([node.body, node.orelse])
        if isinstance(node, ast.Attribute) and node.attr in ("code", "reason"):
            return set()  # A fault handed on, or kept as a row's reason: its own constructor names the code.
        if isinstance(node, ast.Name):
            return self._named(node.id)
        if isinstance(node, ast.Call):
            # getattr(fault, "code", "") hands a fault on as well.
            handed_on = ast.unparse(node.func) == "getattr" and ast.unparse(node.args[1]) == "'code'"
            return set() if handed_on else self._returned(node)
        return None

    def _union(self, nodes: list[ast.expr]) -> set[str] | None:
        found = [self._codes(node) for node in nodes]
        return None if None in found else set().union(*(codes for codes in found if codes is not None))

    def _named(self, name: str) -> set[str] | None:
        function = self.functions[-1]
        if name in {arg.arg for arg in (*function.args.args, *function.args.kwonlyargs)}:
            return set()  # Handed in: the callers name it.
        values = [
            n.value for n in ast.walk(function) if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == name
        ]
        return self._union(values) if values else None

    def _returned(self, node: ast.Call) -> set[str] | None:
        if isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            name = ast.unparse(node.func.value)
            for n in self.tree.body:
                if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == name and isinstance(n.value, ast.Dict):
                    return self._union(list(n.value.values))
            return None
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        for called in ast.walk(self.tree):
            if isinstance(called, ast.FunctionDef) and called.name == name:
                returns = [r.value for r in ast.walk(called) if isinstance(r, ast.Return) and r.value is not None]
                self.functions.append(called)
                codes = self._union(returns)
                self.functions.pop()
                return None if codes is None else codes - {""}
        return None


@cache
def read_code() -> tuple[tuple[Raised, ...], tuple[str, ...]]:
    raised: list[Raised] = []
    unread: list[str] = []
    for path in sorted((ROOT / "posapp").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        reader = Reader(path, tree)
        reader.visit(tree)
        raised += reader.raised
        unread += reader.unread
    return tuple(raised), tuple(unread)


def raised() -> tuple[Raised, ...]:
    return read_code()[0]


def test_every_code_can_be_read_from_the_source() -> None:
    assert read_code()[1] == ()
    codes = {r.code for r in raised()}
    assert {"yen-negative", "glyph-missing", "hand-over-before-formed", "disk-full", "consent-missing"} <= codes
    assert len(codes) > 80


def test_every_code_has_its_sentences() -> None:
    assert sorted({f"{r.code} ({r.place})" for r in raised() if r.code not in sentences().codes}) == []


def test_every_value_of_a_sentence_is_among_the_values_of_the_problem() -> None:
    wrong = []
    for r in raised():
        given = r.values | AT_WILL | ({"detail"} if r.fault else set())
        for part, template in entry(r.code).items():
            # A fault's values are those of the place that hands it on: outside brackets it may use none.
            for name in placeholders(template) - given:
                wrong.append(f"{r.code}.{part} needs {name} at {r.place}")
    assert wrong == []


def test_values_in_brackets_exist_somewhere() -> None:
    known: dict[str, set[str]] = {}
    for r in raised():
        known.setdefault(r.code, set(AT_WILL)).update(r.values, {"detail", "title"} if r.fault else set())
    for code, values in known.items():
        for template in entry(code).values():
            names = {name for name, _ in re.findall(r"\{(\w+)(?::([\w-]+))?\}", template)}
            assert names <= values | {"detail"}, (code, names - values)


def test_no_sentence_is_left_over() -> None:
    spare = sentences().codes - {r.code for r in raised()}
    # Said by parts of the counter that follow: 回収, the choice of papers, the printer.
    printing = {code for code in spare if code.startswith(("printer-", "print-"))}
    assert spare - printing <= {"imei-not-confirmed", "paper-kind-unknown", "paper-missing", "text-direction"}


# --- the sentences themselves


def entry(code: str) -> dict[str, str]:
    found: dict[str, str] = sentences()._table[code]
    return found


def sample(template: str) -> dict[str, Value]:
    """A value of the right kind for every place of a template."""
    kinds: dict[str, Value] = {
        "yen": 20_000, "points": 3_000, "month": 24, "date": "2021-06-30", "category": "phone", "part": "body",
        "state": "taken", "finding": "lock-on", "cover": "anshin",
        "program": "lump-sum",
    }  # fmt: skip
    return {name: kinds.get(how, "12") for name, how in re.findall(r"\{(\w+)(?::([\w-]+))?\}", template)}


def width(text: str) -> float:
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in text) / 2


def test_each_sentence_is_whole_polite_and_says_the_mend() -> None:
    polite = re.compile(r"(です|ます|ません|ください|でした|ました)）?。$")
    for code in sentences().codes:
        parts = entry(code)
        assert set(parts) == {"text", "mend", "short"}, code
        for name, template in parts.items():
            assert {how for _, how in re.findall(r"\{(\w+):([\w-]+)\}", template)} <= SAID_AS, code
            assert polite.search(re.sub(r"\[\[.*?\]\]", "", template)), (code, name)
        values = sample("".join(parts.values()))
        problem = Problem(code, "mobile", tuple(values.items()))
        for said in (sentences().text(problem), sentences().short(problem)):
            assert not re.search(r"[{}—]|\[\[|\]\]|None", said), said
        assert width(sentences().short(problem)) <= 22, sentences().short(problem)
        assert sentences().text(problem).count("。") >= 2


@pytest.mark.parametrize(
    ("problem", "text", "short"),
    [
        (
            stop("phone-too-short", "mobile", missing=1, digits=11),
            "携帯電話が1けた足りません。11けたで入力してください。",
            "1けた足りません。",
        ),
        (
            stop("surcharge-not-below-remaining", "returns[0]", surcharge=20_000, remaining=18_000),
            "故障時の料金20,000円が残りのお支払い18,000円以上になるため、特典を使えません。"
            "早い月に返却するか、返却せずに払い終えるかをご案内してください。",
            "料金が残りのお支払い以上です。",
        ),
        (
            stop("outside-window", "returns[1]", month=50, **{"from": 0}, to=35),
            "50か月目は、特典を使える期間（購入月から35か月目まで）の外です。期間の中の月でご案内してください。",
            "購入月〜35か月目にしてください。",
        ),
        (
            stop("not-sold-on-date", "on", on="2022-01-05", **{"from": "2019-06-01"}, until="2021-09-23"),
            "このプログラムの販売期間は2019年6月1日から2021年9月23日までで、2022年1月5日には販売していません。"
            "期間内の日付で見積もるか（練習や古い書面のとき）、ほかのプログラムを選んでください。",
            "販売期間の外の日付です。",
        ),
        (
            stop("not-sold-on-date", "on", on="2018-01-05", **{"from": "2019-06-01"}, until=None),
            "このプログラムの販売期間は2019年6月1日からで、2018年1月5日には販売していません。"
            "期間内の日付で見積もるか（練習や古い書面のとき）、ほかのプログラムを選んでください。",
            "販売期間の外の日付です。",
        ),
        (
            stop("steps-do-not-add-up", "terms.steps", expected=140_832, given=140_000, off_by=832),
            "段階の金額の合計140,000円が、分割対象額140,832円と832円ずれています。"
            "価格表で、段階ごとの金額を確かめてください。",
            "合計が832円ずれています。",
        ),
        (
            stop("must-be-cured", "findings[0]", finding="lock-on"),
            "「ロックが残っている」状態では、まだお預かりできません。"
            "お客さまに店頭で解除か初期化をしていただくと、続けられます。",
            "先に店頭で直してください。",
        ),
        (
            notice("cover-without-effect", "cover", cover="anshin-mini", device="iPhone 15"),
            "あんしん保証パックミニは、iPhone 15の故障時の料金を下げません。補償なしと同じ料金でご案内します。",
            "この機種の料金は下がりません。",
        ),
        (
            stop("points-above-down-payment", "points.down_payment", points=3_000, most=0),
            "頭金に使うポイント3,000ポイントが、頭金0円を超えています。ポイントを頭金以下にしてください。",
            "頭金以下にしてください。",
        ),
        (
            stop("category-not-taken", "device.category", category="tv"),
            "このプログラムは、テレビを扱っていません。ほかのプログラムを選ぶか、機種の分類を確かめてください。",
            "この分類は扱いません。",
        ),
        (
            stop("hand-over-before-formed", "state", state="waiting", needs="formed"),
            "契約が成立していないため、端末をお渡しできません（今は「送信待ち」です）。"
            "立替払事業者の承諾が届き、「成立」になってからお渡しください。",
            "契約の成立後に渡せます。",
        ),
        (
            stop("yen-negative", "points.instalments"),
            "この欄に、マイナスの金額は使えません。0以上の金額を入力してください。",
            "0以上にしてください。",
        ),
    ],
)
def test_a_problem_is_said(problem: Problem, text: str, short: str) -> None:
    assert sentences().text(problem) == text
    assert sentences().short(problem) == short


def test_a_fault_is_said_with_and_without_its_detail() -> None:
    assert sentences().fault("disk-full").startswith("ディスクの空きがないため、保存できません。")
    assert sentences().fault("font-missing", "BIZ.ttf").startswith("書体のファイルBIZ.ttfがないため")
    assert sentences().fault("wrong-key").startswith("保存先の鍵か合言葉が違うため、開けません。")


def test_what_is_unknown_is_still_said() -> None:
    for code in ("never-heard-of", "words"):
        said = sentences().text(stop(code))
        assert said == f"処理できませんでした（符号 {code}）。この符号を、管理者にお知らせください。"
        assert sentences().short(stop(code)) == said


def test_a_value_that_does_not_fit_is_shown_as_it_is() -> None:
    odd = stop("window-not-open-yet", opens="someday")
    assert sentences().text(odd).startswith("返却の受付はsomedayに始まります。")
    assert sentences().text(stop("window-not-open-yet")).startswith("返却の受付は—に始まります。")
    assert sentences().text(stop("number-out-of-range", "persons", low=1, high=30)) == (
        "世帯の人数は、1から30までの数で入力します。数を確かめてください。"
    )
    assert "part-x" in sentences().text(stop("part-not-of-device", part="part-x", device="見本"))


def test_a_broken_table_of_the_catalogue_does_not_silence_a_problem(tmp_path: Path) -> None:
    (tmp_path / "i18n" / "ja").mkdir(parents=True)
    for name in ("problems.toml", "reasons.toml", "differences.toml"):
        (tmp_path / "i18n" / "ja" / name).write_bytes((RESOURCES / "i18n" / "ja" / name).read_bytes())
    for name in ("checklists", "surcharges"):
        (tmp_path / "catalog" / name).mkdir(parents=True)
        (tmp_path / "catalog" / name / "broken.toml").write_text("= no table", "utf-8")
    alone = Sentences.load(tmp_path)
    assert "lock-on" in alone.text(stop("must-be-cured", finding="lock-on"))
    assert "anshin" in alone.text(stop("cover-without-effect", cover="anshin", device="見本"))


def test_every_field_category_part_and_state_has_its_word() -> None:
    words = sentences()._words
    typed = set(QuoteForm.__dataclass_fields__) | set(ApplicantForm.__dataclass_fields__)
    assert typed - {"listed", "line", "programs", "closing_confirmed"} <= set(words["field"])
    assert set(words["category"]) == set(CATEGORIES)
    assert set(words["part"]) == set(PARTS)
    assert set(words["state"]) == {state.value for state in State}
