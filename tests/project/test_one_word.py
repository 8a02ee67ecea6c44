"""One thing has one name on every screen and paper: the number of a line's device is IMEI, any other number of a device 製造番号."""

from __future__ import annotations

from tests.project.test_words import MODULES, ROOT, constants, named

OTHERWISE = ("シリアル", "製造番号（IMEI", "IMEI番号")
"""Words that shops know too, and that would name one of the two numbers by the other's name or by a third."""
TRANSLATED = ROOT / "resources" / "i18n" / "en"
"""Holds what issued papers say in the words of their day."""


def test_a_devices_numbers_have_one_name_each() -> None:
    said = [(named(path), str(found.value)) for path in MODULES for found in constants(path)]
    texts = sorted((ROOT / "resources").rglob("*.toml"))
    said += [(named(path), path.read_text("utf-8")) for path in texts if TRANSLATED not in path.parents]
    assert [(where, word) for where, words in said for word in OTHERWISE if word in words] == []
