"""Writes the golden papers and page pictures anew: ``python -m tests.documents.rewrite``; read the diff, open the pictures, then commit."""

from __future__ import annotations

from pathlib import Path

from posapp.documents import press
from tests.documents import outages, page_images
from tests.documents import test_case_papers as told
from tests.documents import test_comparison_paper as comparison
from tests.documents import test_mail_papers as mail
from tests.documents import test_task_list as tasks
from tests.documents.cases import case
from tests.documents.reading import dump
from tests.documents.test_intake_papers import golden
from tests.documents.test_papers import GOLDEN
from tests.documents.test_return_papers import PAPERS
from tests.documents.test_translation import GOLDEN as TRANSLATED
from tests.documents.translations import translated

FOLDER = Path(__file__).resolve().parents[1] / "data" / "papers"

if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind, name in GOLDEN:
        (FOLDER / f"{kind}-{name}.txt").write_text(dump(press.compose(kind, case(name))), "utf-8")
    for file, (sheet, plan) in comparison.GOLDEN.items():
        paper = press.compose_comparison(comparison.case_of(sheet, plan))
        (FOLDER / f"{file}.txt").write_text(dump(paper), "utf-8")
    for file, paper in (golden() | tasks.golden() | mail.golden() | told.golden() | outages.golden()).items():
        (FOLDER / f"{file}.txt").write_text(dump(paper), "utf-8")
    for file, make in PAPERS.items():
        (FOLDER / f"{file}.txt").write_text(dump(make()), "utf-8")
    (FOLDER / "en").mkdir(exist_ok=True)
    for name in TRANSLATED:
        (FOLDER / "en" / f"{name}.txt").write_text(dump(translated(name)), "utf-8")
    page_images.rewrite()
