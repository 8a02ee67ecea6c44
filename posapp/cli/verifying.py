"""`paper verify`: one PDF held against what was issued under its number. Reads the store, changes nothing."""

from __future__ import annotations

from pathlib import Path

from posapp.cli import answers
from posapp.cli.arguments import Call
from posapp.cli.keeping import open_shop
from posapp.cli.linting import content_of, text_of
from posapp.cli.ports import CliServices
from posapp.cli.quoting import Answer
from posapp.domain.problem import stop, stopping
from posapp.services.verifying import verify


def verify_paper(call: Call, services: CliServices) -> Answer:
    """What the file says it is, and whether it is. Exit status 1 when its words or its digest are not those issued.

    ``match`` is the answer in a word: file (byte for byte), words, differs, null for a paper that was not issued here.
    """
    name = call.need("FILE")
    content = content_of(name)
    given = text_of(name, content, services)
    if not given.kind:
        problems = (stop("paper-of-another", "FILE", file=Path(name).name),)
        return 1, {"file": name, "kind": None, "problems": answers.problems(problems, services.sentences())}
    shop = open_shop(services)
    try:
        rows = shop.records.papers(number=given.number)
        found = verify(content, given, rows, shop.papers.pdf, services.read_pdf, shop.records)
    finally:
        shop.close()
    row, handed = found.row, found.handed
    return int(bool(stopping(found.problems))), {
        "file": name, "kind": given.kind, "number": given.number, "digest": given.digest,
        "issued": None if row is None else {
            "title": row.title, "at": row.issued_at.isoformat(), "digest": row.digest, "prints": row.prints,
        },
        "copy": given.copy, "reprint": found.reprint,
        "match": found.match,
        "handed_out": None if handed is None else {
            "sha256": handed.sha256, "size": handed.size, "as": handed.making, "at": handed.at.isoformat(),
        },
        "files_kept": None if row is None else found.files_kept,
        "same_words": found.same_words, "same_file": found.same_file, "relaid": found.relaid, "pages": list(found.pages),
        "problems": answers.problems(found.problems, services.sentences()),
    }  # fmt: skip
