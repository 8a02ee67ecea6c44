"""`posapp demo` as it is started on a bare machine: no display, a folder to fill, a list of what it wrote."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader

PNG = b"\x89PNG\r\n\x1a\n"
SCREENS = {
    "first-start", "home", "quote", "quote-customer", "quote-1024", "quote-dark", "quote-month-30", "disclosure-deadline",
    "applicant-towns", "applicant-problems", "consent", "confirm", "papers", "papers-without-printer", "cases",
    "case", "paper-list", "print-list-no-paper", "print-list-reprint", "print-list-dark", "print-settings",
    "settings", "ledger-empty", "quote-compare", "quote-what-if", "quote-monthly",
    "quote-times", "quote-ends", "quote-cap", "quotes", "case-handed-over", "return-find", "return-who",
    "return-what", "return-ready", "return-check", "return-check-dark", "return-customer", "intakes", "return-sign",
    "return-receipt", "return-went-home",
    "return-went-home-dark", "ledger",
    "ledger-printed", "quotes-expired", "prices", "prices-refused", "prices-new-dark", "prices-taken",
    "prices-undone", "tasks", "tasks-1024", "tasks-dark", "tasks-done", "tasks-printed",
    "official-missing", "official-adding", "official", "official-1024", "official-dark", "papers-official",
    "return-elsewhere", "mail-application", "mail-application-1024", "mail-applied", "mail-answer", "mail-answer-dark",
    "mail-customer", "mail-accepted", "mail-list", "case-english",
    "outage-empty", "outage-making", "outage-made", "outage-1024", "outage-dark", "outage-spoiled",
    "verify", "verify-1024", "verify-dark", "verify-added", "verify-scanned", "verify-wrong",
}  # fmt: skip
"""Screens that a reader of the demonstration looks for."""


def test_the_demonstration_leaves_screens_and_papers_without_a_display(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "demo"
    env = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "posapp", "demo", "--out", str(out)],
        cwd=root, env=env, capture_output=True, text=True, encoding="utf-8", timeout=560,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    told = json.loads(done.stdout)
    files = [Path(file) for file in told["files"]]
    assert told["problems"] == []
    assert sorted(files) == sorted(out.iterdir())
    screens = [file for file in files if file.suffix == ".png"]
    papers = [file for file in files if file.suffix == ".pdf"]
    assert {file.stem.split("-", 2)[2] for file in screens} >= SCREENS
    assert all(file.read_bytes().startswith(PNG) for file in screens)
    assert {file.stem.removeprefix("paper-docomo-okaeshi-") for file in papers} >= {
        "quote", "disclosure", "application", "consent", "schedule", "return-guide", "formed",
    }  # fmt: skip
    assert {"formed-large", "quote-ruby"} <= {"-".join(file.stem.rsplit("-", 2)[1:]) for file in papers}
    assert {
        "paper-comparison",
        "paper-intake-receipt-customer",
        "paper-intake-receipt-shop",
        "paper-assessment-result-customer",
        "paper-assessment-result-shop",
        "paper-remaining-payments",
        "paper-ledger",
        "paper-rekeying",
        "paper-history",
        "paper-mail-application",
        "paper-mail-assessment",
        "paper-photo-sheet",
        "paper-task-list",
        "paper-official-sample",
        "paper-quote-en",
        "paper-disclosure-en",
        "paper-intake-receipt-en",
        *(
            f"paper-outage-{kind}"
            for kind in ("quote", "disclosure", "application", "intake", "guide", "table", "topics", "poster")
        ),
        *(f"paper-outage-{kind}-large" for kind in ("quote", "disclosure", "application", "intake", "topics")),
    } <= {file.stem for file in papers}
    for paper in papers:
        text = "".join(page.extract_text() for page in PdfReader(paper).pages)
        assert "見本" in text, paper.name
