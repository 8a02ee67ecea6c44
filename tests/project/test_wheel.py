"""The built wheel, installed alone into an empty environment, quotes and prints: the resources travel with it.

The third-party packages come from the environment that runs the tests (one path file), so nothing is fetched.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest

from tests.cli.requests import QUOTE

ROOT = Path(__file__).resolve().parents[2]
BIN = "Scripts" if os.name == "nt" else "bin"


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment that holds the wheel and nothing of the work tree."""

    wheel: Path
    folder: Path

    def run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run the installed `posapp` command, far from the work tree, without a display."""
        env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "DISPLAY", "WAYLAND_DISPLAY")}
        command = [str(self.folder / BIN / "posapp"), *arguments]
        return subprocess.run(
            command, input=given, capture_output=True, encoding="utf-8", cwd=self.folder, env=env, check=False
        )


def called(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    dist = tmp_path_factory.mktemp("dist")
    called(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(dist), str(ROOT))
    (wheel,) = dist.glob("posapp-*.whl")
    folder = tmp_path_factory.mktemp("空の環境")
    venv.create(folder, with_pip=False)
    python = folder / BIN / ("python.exe" if os.name == "nt" else "python")
    pip = (sys.executable, "-m", "pip", "--python", str(python), "install")
    called(*pip, "--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check", str(wheel))
    here = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
    (Path(here) / "third_parties.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Installed(wheel, folder)


def test_every_resource_is_in_the_wheel(installed: Installed) -> None:
    packed = set(zipfile.ZipFile(installed.wheel).namelist())
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    assert {f"posapp/_resources/{path.relative_to(ROOT / 'resources').as_posix()}" for path in files} <= packed
    assert not any(name.split("/")[0] in ("tests", "packaging", "resources") for name in packed)


def test_a_quote_from_the_wheel(installed: Installed) -> None:
    done = installed.run("quote", given=json.dumps(QUOTE))
    assert (done.returncode, done.stderr) == (0, "")
    quote = json.loads(done.stdout)
    assert quote["amount_financed"] == 108_000
    assert quote["kept"] == {"cash": 108_000, "points": 0, "burden": 108_000}
    early, refused = quote["returns"]
    assert (early["possible"], early["paid"], early["waived"], early["burden"]) == (True, 72_000, 36_000, 72_000)
    assert (refused["possible"], refused["remaining_before"], refused["burden"]) == (False, 18_000, 108_000)
    assert refused["problems"][0]["text"]


def test_a_paper_from_the_wheel(installed: Installed) -> None:
    example = installed.run("paper", "quote", "--example")
    assert (example.returncode, example.stderr) == (0, "")
    request = installed.folder / "見積.json"
    request.write_text(example.stdout, encoding="utf-8")
    target = installed.folder / "見積書.pdf"
    done = installed.run("paper", "quote", str(request), "-o", str(target))
    assert (done.returncode, done.stderr) == (0, "")
    paper = pypdf.PdfReader(target)
    words = "".join(page.extract_text() for page in paper.pages)
    assert "見積書" in words.replace(" ", "").replace("\u3000", "")
    fonts = {str(font["/BaseFont"]) for page in paper.pages for font in used_fonts(page)}
    assert fonts
    assert all("BIZUDPGothic" in name or "NotoSansJP" in name for name in fonts), fonts


def used_fonts(page: pypdf.PageObject) -> list[pypdf.generic.DictionaryObject]:
    """The font dictionaries that a page names."""
    named = page["/Resources"].get_object().get("/Font", {})  # type: ignore[union-attr]
    return [font.get_object() for font in named.get_object().values()]


def test_the_program_runs_from_the_wheel_and_not_from_the_work_tree(installed: Installed) -> None:
    python = installed.folder / BIN / ("python.exe" if os.name == "nt" else "python")
    code = "import posapp, posapp.resources as r; print(posapp.__file__); print(r.root())"
    said = subprocess.run([str(python), "-c", code], capture_output=True, encoding="utf-8", cwd="/", check=True).stdout
    assert all(Path(line).is_relative_to(installed.folder) for line in said.splitlines())
