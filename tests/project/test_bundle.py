"""What goes into a bundle: the resources where the program looks for them, and no part of Qt that a counter never loads."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
QT = "PySide6/Qt/plugins"


@pytest.fixture(scope="module")
def bundle() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bundle", ROOT / "packaging" / "bundle.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_resources_and_migrations_lie_where_the_program_looks(bundle: ModuleType) -> None:
    placed = {target: Path(source) for source, target in bundle.DATAS}
    assert placed["posapp/_resources"] == ROOT / "resources"
    assert (placed["posapp/store/migrations"] / "versions").is_dir()
    assert all(path.exists() for path in (*placed.values(), Path(bundle.ENTRY), Path(bundle.ICON)))


@pytest.mark.parametrize(
    "name",
    [
        f"{QT}/platforms/libqxcb.so",
        f"{QT}/platforms/libqoffscreen.so",
        r"PySide6\plugins\platforms\qwindows.dll",
        f"{QT}/imageformats/libqsvg.so",
        r"PySide6\plugins\imageformats\qico.dll",
        f"{QT}/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/translations/qtbase_ja.qm",
        "posapp/_resources/fonts/BIZUDPGothic-Regular.ttf",
        "sqlcipher3/_sqlite3.so",
    ],
)
def test_what_the_counter_needs_is_kept(bundle: ModuleType, name: str) -> None:
    assert bundle.kept([(name, "", "BINARY")])


@pytest.mark.parametrize(
    "name",
    [
        f"{QT}/imageformats/libqpdf.so",
        r"PySide6\plugins\imageformats\qtga.dll",
        f"{QT}/tls/libqopensslbackend.so",
        f"{QT}/platforms/libqwayland.so",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        r"PySide6\opengl32sw.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
    ],
)
def test_what_it_never_loads_stays_out(bundle: ModuleType, name: str) -> None:
    assert not bundle.kept([(name, "", "BINARY")])
