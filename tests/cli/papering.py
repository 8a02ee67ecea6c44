"""`posapp paper` as tests ask it: the doors it needs, a kind's example, the file it writes and the words of that file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2

from posapp.app import press
from posapp.cli import CliServices
from posapp.documents.faults import PaperFault
from posapp.services.ports import StoreFault
from tests.cli.conftest import Run, services


def doors(**more: Any) -> CliServices:
    return services(press=press, faults=(StoreFault, PaperFault), **more)


def example(run: Run, kind: str) -> dict[str, Any]:
    ended = run("paper", kind, "--example")
    assert (ended.status, ended.err) == (0, "")
    return ended.answer


def made(run: Run, kind: str, request: dict[str, Any], out: Path) -> dict[str, Any]:
    """What the command answered, its exit status with it."""
    ended = run("paper", kind, "-o", str(out), given=request, doors=doors())
    assert ended.err == "", ended.err
    return {"status": ended.status, **ended.answer}


def codes(answer: dict[str, Any]) -> list[str]:
    return [problem["code"] for problem in answer["problems"]]


def text_of(path: Path) -> str:
    """Every word of a file, without the spaces between."""
    document = pypdfium2.PdfDocument(path)
    return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)
