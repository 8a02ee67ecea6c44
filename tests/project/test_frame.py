"""What the project says of itself is true: the README's commands, the files it points to, and no trace of one machine."""

from __future__ import annotations

import re
from pathlib import Path

import posapp

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|lorem ipsum)\b")
TEXT = {".py", ".toml", ".md", ".txt", ".csv", ".svg", ".desktop", ".spec", ".json", ""}


def texts(committed: list[Path]) -> dict[str, str]:
    """Every text file of the project by its name; price lists of the tests are in Shift_JIS too."""
    kept = [path for path in committed if path.suffix in TEXT]
    return {path.as_posix(): (ROOT / path).read_text(encoding="utf-8", errors="replace") for path in kept}


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


def test_no_file_carries_the_path_of_this_machine(committed: list[Path]) -> None:
    assert [name for name, text in texts(committed).items() if str(ROOT) in text] == []


def test_nothing_is_left_unfinished(committed: list[Path]) -> None:
    left = [name for name, text in texts(committed).items() if UNFINISHED.search(text)]
    assert [name for name in left if name != "tests/project/test_frame.py"] == []
