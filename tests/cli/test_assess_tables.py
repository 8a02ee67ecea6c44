"""Every row and combination of the surcharge tables, every finding and every refusal, as `posapp assess` answers them.

The tables lie in tests/data/assess; they are renewed like the schedules (see tests/domain/test_worked_tables). A second,
straight-line computation of all amounts stands in `tests.cli.assess_oracle`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations, groupby
from pathlib import Path
from typing import Any

import pytest

from posapp.app import press
from tests.cli import assess_oracle as oracle
from tests.cli.assess_scenes import REMAINING, SCENES
from tests.cli.conftest import Ended, Run, catalogue, services
from tests.cli.intake_scenes import INTAKES, IntakeScene
from tests.domain.tables import held_against, laid_out, yen

FOLDER = Path(__file__).resolve().parents[1] / "data" / "assess"
SOFTBANK = ("softbank-shintoku-standard", "softbank-shintoku-premium", "softbank-shintoku-value")
ON = {"docomo-okaeshi": "2023-05-01", "au-kaetoku": "2022-05-01"}
"""A day on which a device of the program may come; any other program takes devices on the day of the others."""
DAY = "2026-05-01"
COVERS = ("none", "anshin-applecare", "anshin-mini", "anshin-plus", "anshin", "anshin-next", "keitai-hosho")
TICK = {"body": "bent", "glass": "glass-cracked", "band": "band-missing", "adapter": "cable-missing"}
"""A finding for each part."""
DEVICES = {
    "softbank": (
        "phone:iPhone 15", "phone:Pixel 8", "phone:Xperia 1 V", "feature-phone:かんたん携帯", "tablet:iPad Air", "tablet:Xperia Tablet",
        "watch:Apple Watch Series 9", "watch:見本ウォッチ", "pixel-watch:Google Pixel Watch 2", "acpc:見本ACPC 14",
        "acpc:ThinkPad X1 Fold", "acpc:Lenovo 14e Chromebook", "pc:Lenovo 14e Chromebook", "pc:Surface",
    ),
    "docomo": ("phone:iPhone 11", "phone:Xperia 1", "phone:Pixel 4"),
    "au": ("phone:iPhone 12", "phone:Xperia 1 II"),
    "sony": ("phone:Xperia 1 V", "camera:α7 IV", "lens:FE 24-70mm F2.8 GM II", "audio:WH-1000XM5", "tv:BRAVIA XR"),
}  # fmt: skip
TABLES = {
    "softbank": SOFTBANK, "docomo": ("docomo-okaeshi",), "au": ("au-kaetoku",), "sony": ("sony-zanka-2y", "sony-zanka-1y"),
}  # fmt: skip
FINDINGS = [
    "power-dead", "sleep-button-dead", "not-initialised", "lock-on", "modified", "bent", "display-leak", "display-burn-in",
    "touch-dead", "display-lines", "display-dark", "glass-cracked", "body-cracked", "camera-broken", "button-broken",
    "band-mount-broken", "band-damaged", "band-missing", "adapter-damaged", "adapter-missing", "cable-damaged", "cable-missing",
    "water-damage", "marked-outer-damage",
]  # fmt: skip
"""Every finding of the contract."""


def compare(name: str, made: str) -> None:
    held_against(FOLDER / f"{name}.txt", made)


def device(text: str) -> dict[str, str]:
    category, _, name = text.partition(":")
    return {"name": name, "category": category}


def request(program: str, of: str, findings: Iterable[str], **more: Any) -> dict[str, Any]:
    window = catalogue().versions(program)[-1].windows[-1].name
    asked = {
        "on": ON.get(program, DAY), "program": program, "window": window, "device": device(of), "findings": list(findings),
        "remaining": REMAINING, "repairs_used": 0, "cover": "none",
    }  # fmt: skip
    return asked | more


def checked(run: Run, asked: dict[str, Any]) -> Ended:
    """The answer, with every amount as the oracle has it."""
    ended = run("assess", given=asked)
    assert ended.err == "", (asked, ended.err)
    answer, own = ended.answer, oracle.money(asked)
    assert {key: answer[key] for key in own if key != "enough"} == {k: v for k, v in own.items() if k != "enough"}, (
        asked
    )
    stops = [problem for problem in answer["problems"] if problem["level"] == "stop"]
    assert (ended.status, answer["possible"]) == ((1, False) if stops else (0, True)), asked
    if not own["enough"]:
        assert not answer["possible"], asked
    assert all(problem["text"].endswith("。") for problem in answer["problems"])
    return ended


def sets(of: str) -> list[tuple[str, ...]]:
    """Every set of parts of that device that can fail together."""
    name, category = device(of)["name"], device(of)["category"]
    parts = [one for one, finding in TICK.items() if oracle.part(name, category, finding) == one]
    return [chosen for many in range(1, len(parts) + 1) for chosen in combinations(parts, many)]


def said(answer: dict[str, Any]) -> str:
    return " ".join(problem["code"] for problem in answer["problems"]) or "."


def amount(value: int | None) -> str:
    return "?" if value is None else yen(value)


def lines(run: Run, program: str, of: str) -> list[tuple[str, ...]]:
    """One line for each cover, number of repairs and set of parts; repairs that change nothing share a line."""
    rows: list[tuple[str, ...]] = []
    for failing in sets(of):
        for cover in COVERS:
            told = []
            for repairs in range(4):
                asked = request(program, of, [TICK[one] for one in failing], cover=cover, repairs_used=repairs)
                answer = checked(run, asked).answer
                told.append((repairs, (amount(answer["surcharge"]), amount(answer["saving"]), said(answer))))
                assert answer["failing"] == list(failing)
            for (charge, saving, why), group in groupby(told, key=lambda pair: pair[1]):
                numbers = [str(repairs) for repairs, _ in group]
                used = "any" if len(numbers) == 4 else f"{numbers[0]}-{numbers[-1]}"
                rows.append(("+".join(failing), cover, used, charge, saving, why))
    return rows


HEAD = ("failing", "cover", "repairs", "surcharge", "saving", "said")


@pytest.mark.parametrize("operator", TABLES)
def test_every_row_and_combination(run: Run, operator: str) -> None:
    first, *others = TABLES[operator]
    made = [f"{' '.join(TABLES[operator])}, {yen(REMAINING)} yen would fall away", ""]
    for of in DEVICES[operator]:
        rows = lines(run, first, of)
        assert all(lines(run, other, of) == rows for other in others), "one table for all programs of the operator"
        sound = checked(run, request(first, of, ())).answer
        assert (sound["surcharge"], sound["saving"], sound["problems"]) == (0, REMAINING, [])
        made += [of, *laid_out(HEAD, rows, left=(0, 1, 2, 5)), ""]
    compare(f"surcharges-{operator}", "\n".join(made))


def test_every_finding_on_every_device(run: Run) -> None:
    made = []
    for operator, (program, *_) in TABLES.items():
        rows = []
        for of in DEVICES[operator]:
            answers = [checked(run, request(program, of, [code])).answer for code in FINDINGS]
            parts = [
                "cure" if answer["must_cure"] else "+".join(answer["failing"]) or said(answer).removeprefix("finding-")
                for answer in answers
            ]
            for answer, code in zip(answers, FINDINGS, strict=True):
                assert answer["must_cure"] == ([code] if code in oracle.CURABLE else [])
            rows.append((of, *parts))
        by_finding = list(zip(*rows, strict=True))
        heads = tuple(of.partition(":")[2] for of in by_finding[0])
        made += [
            program,
            *laid_out(("", *heads), [(c, *r) for c, r in zip(FINDINGS, by_finding[1:], strict=True)], tuple(range(20))),
            "",
        ]
    compare("findings", "\n".join(made))


def test_every_refusal(run: Run) -> None:
    made = []
    for title, group in groupby(SCENES, key=lambda scene: scene.of):
        made += [f"## {title}", ""]
        for scene in group:
            ended = checked(run, scene.request)
            answer = ended.answer
            assert [p["code"] for p in answer["problems"]] == list(scene.codes), (scene.name, answer["problems"])
            verdict = "可" if answer["possible"] else "不可"
            made += [
                f"{scene.name}: {verdict}, surcharge {amount(answer['surcharge'])}, fee {yen(answer['usage_fee'])}, "
                f"saving {amount(answer['saving'])}"
                + (f", cure {' '.join(answer['must_cure'])}" if answer["must_cure"] else ""),
            ]
            made += [f"    {p['level']} {p['code']} ({p['where']}) {p['text']}" for p in answer["problems"]]
        made.append("")
    compare("refusals", "\n".join(made))


def receipt(run: Run, scene: IntakeScene, out: Path) -> Ended:
    example = run("paper", "intake-receipt", "--example").answer
    at = f"{scene.day}T11:05:00+09:00"
    found = example["return"] | {"findings": [], "marks": [], "cover": "none", "received_at": at, "assessed_at": at}
    returned = {key: value for key, value in (found | scene.found).items() if value is not None}
    asked = example | {"return": returned} | scene.contract | {"issued_at": at}
    return run("paper", "intake-receipt", "-o", str(out), given=asked, doors=services(press=press))


def test_every_refusal_of_a_whole_intake(run: Run, tmp_path: Path) -> None:
    """The contract's own days, months and debts: the paper is printed, or the reasons are given and no file is left."""
    made = []
    for at, scene in enumerate(INTAKES):
        out = tmp_path / f"{at}.pdf"
        ended = receipt(run, scene, out)
        assert ended.err == "", (scene.name, ended.err)
        answer = ended.answer
        refused = ["return-refused", *scene.codes] if scene.codes else []
        assert [p["code"] for p in answer["problems"] if p["level"] == "stop"] == refused, (
            scene.name,
            answer["problems"],
        )
        assert (ended.status, out.exists()) == ((1, False) if scene.codes else (0, True)), scene.name
        made.append(f"{scene.day} {scene.name}: {'不可' if scene.codes else '可'}")
        made += [
            f"    {p['level']} {p['code']} ({p['where']}) {p['text']}" for p in answer["problems"][bool(scene.codes) :]
        ]
    compare("contracts", "\n".join([*made, ""]))


CODE = re.compile(r'(?:stop|notice)\(\s*"([a-z-]+)"')


def codes_of_rules(root: Path) -> set[str]:
    """Every problem that the rules of the hand-in can give, read from their source."""
    sources = [root / "posapp/domain" / name for name in ("handin.py", "assessment.py")]
    return {code for path in sources for code in CODE.findall(path.read_text("utf-8"))}


NOT_OF_ASSESS = {"part-not-of-device"}
"""Only a quote names parts; the checklist says `finding-not-of-device`."""


def test_every_problem_of_the_rules_has_a_scene(root: Path) -> None:
    assert codes_of_rules(root) - NOT_OF_ASSESS == {code for scene in SCENES for code in scene.codes}
    whole = set(CODE.findall((root / "posapp/domain/intake.py").read_text("utf-8")))
    assert whole and whole <= {code for scene in INTAKES for code in scene.codes}


def test_every_table_belongs_to_a_test() -> None:
    names = {f"surcharges-{operator}" for operator in TABLES} | {"findings", "refusals", "contracts"}
    assert {path.stem for path in FOLDER.glob("*.txt")} == names
