"""The guides of 返却の準備: the shipped ones serve every kind of device, wrong files are refused whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from posapp.catalog.check import check
from posapp.catalog.guides import MOST_LINES, load_guides
from posapp.domain.guides import STEPS, at_home_for, guides_for
from posapp.domain.purchase import Device

KINDS = {
    "iPhone 15": "phone", "Pixel 8": "phone", "AQUOS ケータイ": "feature-phone", "iPad Air": "tablet", "dtab": "tablet",
    "Apple Watch Series 9": "watch", "Google Pixel Watch": "pixel-watch", "ThinkPad X1 Fold": "acpc", "Lenovo 14e": "pc",
    "α7C II": "camera", "FE 50mm": "lens", "WH-1000XM5": "audio", "BRAVIA": "tv",
}  # fmt: skip
READ = "guides/return.toml"


@pytest.mark.parametrize("name", KINDS)
def test_every_step_of_every_kind_of_device_has_a_guide_that_can_be_read_aloud(shipped: Path, name: str) -> None:
    found = guides_for(load_guides(shipped / "guides").guides, Device(name=name, category=KINDS[name]))
    assert set(found) == set(STEPS)
    for lines in found.values():
        assert 1 <= len(lines) <= MOST_LINES
        assert all(line.endswith("。") and len(line) <= 32 for line in lines), lines


def test_what_differs_is_said_differently(shipped: Path) -> None:
    guides = load_guides(shipped / "guides").guides
    said = {name: guides_for(guides, Device(name=name, category=kind)) for name, kind in KINDS.items()}
    assert any("「探す」" in line for line in said["iPhone 15"]["accounts"])
    assert any("おサイフケータイ" in line for line in said["Pixel 8"]["wallet"])
    assert any("ペアリング" in line for line in said["Apple Watch Series 9"]["accounts"])
    assert any("このPC" in line for line in said["ThinkPad X1 Fold"]["initialised"])
    assert any("eSIM" in line for line in said["iPhone 15"]["cards"])


@pytest.mark.parametrize("name", KINDS)
def test_the_guide_for_home_asks_for_what_the_device_has(shipped: Path, name: str) -> None:
    kind = KINDS[name]
    told = at_home_for(load_guides(shipped / "guides").at_home, Device(name=name, category=kind))
    assert 1 <= len(told) <= 5 and all(len(words) <= 16 for words in told)
    line = kind in ("phone", "feature-phone", "tablet", "acpc")
    assert any("SIM・" in words for words in told) is line
    assert any("電子マネー" in words for words in told) is (kind in ("phone", "feature-phone", "watch", "pixel-watch"))
    assert ("初期化する" in told) is (kind != "lens")


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('step = "backup"', 'step = "batteries"', "unknown-word", "guides[0].step"),
        ("lines = [", 'lines = ["あ。", "い。", ', "guide-long", "guides[0].lines"),
        ("\n[[guides]]\n", "\n[[guide]]\n", "unknown-key", "guide"),
        ("version = 2026-11-22", "version = あした", "not-toml", ""),
        ('words = "初期化する"', 'words = ""', "empty-text", "at_home[15].words"),
    ],
)
def test_a_wrong_file_is_left_out_and_said(folder: Path, old: str, new: str, code: str, key: str) -> None:
    path = folder / READ
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    book = load_guides(folder / "guides")
    assert (book.guides, book.at_home) == ((), ())
    assert (READ, key, code) in [(m.file, m.key, m.code) for m in book.mistakes]
    assert {m.code for m in check(folder)} >= {code}


def test_a_step_without_a_guide_for_every_device_is_a_mistake(folder: Path) -> None:
    path = folder / READ
    path.write_text(path.read_text("utf-8").replace('step = "locks"\nlines', 'step = "cards"\nlines'), "utf-8")
    (found,) = load_guides(folder / "guides").mistakes
    assert (found.code, found.file) == ("guide-missing", READ) and "locks" in found.what
