"""The check of a whole folder, and a price list's mistakes in it."""

from __future__ import annotations

from pathlib import Path

from posapp.catalog.check import check, notices


def test_the_shipped_catalogue_has_no_mistakes(shipped: Path) -> None:
    assert check(shipped) == ()


def test_topics_are_checked_too(folder: Path) -> None:
    (folder / "disclosure" / "10-contract.toml").write_text("version = 1\n", "utf-8")
    assert {m.file for m in check(folder)} == {"disclosure/10-contract.toml"}


def test_programs_and_price_lists_are_checked_together(folder: Path) -> None:
    (folder / "programs" / "softbank-shintoku-value-2023-12-15.toml").unlink()
    found = check(folder)
    assert {(m.file, m.key, m.code) for m in found} == {
        ("devices/sample.csv", "", "price-columns-unused"),
        ("devices/sample.csv", "22行目", "price-program"),
        ("official/softbank.toml", "documents[1].programs[2]", "unknown-program"),
    }


def test_rules_for_papers_are_checked_too(folder: Path) -> None:
    (folder / "papers" / "10-credit.toml").write_text("rules = 1\n", "utf-8")
    assert {m.file for m in check(folder)} == {"papers/10-credit.toml"}


def test_readings_are_checked_too(folder: Path) -> None:
    (folder / "readings.toml").write_text('[readings]\n"残価" = "ザンカ"\n', "utf-8")
    assert {(m.file, m.code) for m in check(folder)} == {("readings.toml", "reading-not-kana")}


def test_creditors_that_the_shop_has_not_confirmed_are_told_beside_the_mistakes(shipped: Path, folder: Path) -> None:
    told = notices(shipped)
    assert [(n.file, n.key) for n in told] == [
        (f"operators/{key}.toml", "creditor.checked") for key in ("docomo", "softbank", "sony")
    ]
    assert all(n.what and n.mend for n in told) and "Sony" in told[-1].what
    for key in ("docomo", "sony"):
        file = folder / "operators" / f"{key}.toml"
        file.write_text(file.read_text("utf-8").replace("checked = false", "checked = true"), "utf-8")
    assert [n.file for n in notices(folder)] == ["operators/softbank.toml"]
    assert check(folder) == ()
