"""What the project says of itself is true: the README's commands, the files it points to, and no trace of one machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import posapp

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|lorem ipsum)\b")
TEXT = {".py", ".toml", ".md", ".txt", ".csv", ".svg", ".desktop", ".spec", ".json", ""}


def files() -> list[Path]:
    """Every text file of the project: what git lists, or in a bare copy what lies there."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        found = [ROOT / name for name in listed.decode().split("\0") if name]
    else:
        found = [path for top in ("posapp", "resources", "tests", "packaging") for path in (ROOT / top).rglob("*")]
    return [path for path in found if path.is_file() and path.suffix in TEXT]


def test_the_readme_gives_two_command_lines_and_ci_runs_the_second() -> None:
    commands = re.findall(r"^```\n(python3 packaging/bootstrap\.py .+)\n```$", README, re.MULTILINE)
    assert commands == ["python3 packaging/bootstrap.py run", "python3 packaging/bootstrap.py test"]
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_picture_and_file_of_the_readme_is_there() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    named = re.findall(r"`((?:packaging|resources|posapp)/[\w./-]+)`", README)
    missing = [name for name in pictures + named if not (ROOT / name).exists()]
    assert [name for name in missing if "wheelhouse" not in name] == []


def test_the_readme_keeps_its_sections() -> None:
    for heading in (
        "What it is not",
        "Two command lines",
        "日本語クイックスタート",
        "Where the data lives",
        "Glossary",
        "The rooms",
    ):
        assert f"## {heading}\n" in README


def test_the_changelog_speaks_of_this_version() -> None:
    changes = (ROOT / "packaging" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {posapp.__version__} - " in changes


def test_no_file_carries_the_path_of_this_machine() -> None:
    here = str(ROOT)
    assert [path.relative_to(ROOT).as_posix() for path in files() if here in path.read_text(encoding="utf-8")] == []


def test_nothing_is_left_unfinished() -> None:
    left = [
        path.relative_to(ROOT).as_posix() for path in files() if UNFINISHED.search(path.read_text(encoding="utf-8"))
    ]
    assert [name for name in left if name != "tests/project/test_frame.py"] == []
