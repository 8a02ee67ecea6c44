"""`paper lint`: one printed paper held against the rules for papers, rule by rule with its article. Reads no store."""

from __future__ import annotations

from pathlib import Path

from posapp.cli import answers, words
from posapp.cli.arguments import Call
from posapp.cli.malformed import Fault, Malformed
from posapp.cli.ports import CliServices
from posapp.cli.quoting import Answer
from posapp.cli.source import need_ordinary
from posapp.domain.paper_rules import PaperText, lint
from posapp.domain.problem import stop

MOST_BYTES = 64 * 2**20
_UNREAD = ("pdf-none", "pdf-locked", "pdf-long", "pdf-heavy")
"""Reasons of the reader that have a sentence of their own."""


def lint_paper(call: Call, services: CliServices) -> Answer:
    """Every rule that holds for the paper, kept or broken. Exit status 1 when one is broken, or posapp did not make it."""
    name = call.need("FILE")
    book = services.paper_rules()
    if book.mistakes:
        raise Fault("paper-rules-missing", "、".join(f"{wrong.file} {wrong.key}" for wrong in book.mistakes))
    given = text_of(name, content_of(name), services)
    if not given.kind:
        problems = (stop("paper-of-another", "FILE", file=Path(name).name),)
        return 1, {"file": name, "kind": None, "problems": answers.problems(problems, services.sentences())}
    verdicts = lint(book.rules, given)
    broken = tuple(verdict.problem for verdict in verdicts if verdict.problem is not None)
    return int(bool(broken)), {
        "file": name, "kind": given.kind, "number": given.number, "digest": given.digest, "pages": len(given.pages),
        "rules": [
            {"key": v.rule.key, "title": v.rule.title, "article": v.rule.article, "kept": v.problem is None}
            for v in verdicts
        ],
        "problems": answers.problems(broken, services.sentences()),
    }  # fmt: skip


def text_of(name: str, content: bytes, services: CliServices) -> PaperText:
    """The words of a file's content. Malformed for what is no PDF, or one that cannot be read."""
    try:
        return services.read_pdf(content)
    except services.faults as fault:
        code = getattr(fault, "code", "")
        raise Malformed(code if code in _UNREAD else "pdf-unreadable", "FILE", given=name) from None


def content_of(name: str) -> bytes:
    """A file's content. Malformed for one that cannot be read or is far too large, and for a pipe, which may never end."""
    need_ordinary(name)
    try:
        with Path(name).open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        raise Malformed("file-unreadable", "FILE", file=name, reason=words.reason(fault)) from None
    if len(content) > MOST_BYTES:
        raise Malformed("file-too-large", "FILE", given=name, most=f"{MOST_BYTES >> 20} MB")
    return content
