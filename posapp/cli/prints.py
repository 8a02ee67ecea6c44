"""`print list`: what waits for paper, what failed and why, what came out. Reads the store; prints and changes nothing."""

from __future__ import annotations

from posapp.cli import answers
from posapp.cli.answers import Json
from posapp.cli.arguments import Call
from posapp.cli.keeping import open_shop
from posapp.cli.malformed import Malformed
from posapp.cli.ports import CliServices
from posapp.cli.quoting import Answer
from posapp.domain.problem import stop
from posapp.services.front import Sentences, Services
from posapp.services.print_ports import PrintJobRow

PREFIX = "print "
STATES = ("waiting", "sent", "printed", "failed", "cancelled")


def run(call: Call, services: CliServices) -> Answer:
    """All prints, oldest first, or those of one state; and the papers that nobody has asked to be printed."""
    asked = call.given.get("--state", "")
    if asked and asked not in STATES:
        raise Malformed("unknown-word", "--state", given=asked, allowed=STATES)
    sentences = services.sentences()
    shop = open_shop(services)
    try:
        jobs = shop.prints.jobs((asked,) if asked else ())
        held = {job.paper_id for job in shop.prints.jobs(("waiting", "sent", "failed"))}
        unasked = [row for row in shop.papers.unprinted() if row.state == "waiting" and row.id not in held]
        return 0, {
            "count": len(jobs),
            "prints": [_row(job, shop, sentences) for job in jobs],
            "unprinted": [{"number": row.number, "kind": row.kind, "title": row.title} for row in unasked],
            "problems": [],
        }
    finally:
        shop.close()


def _row(job: PrintJobRow, shop: Services, sentences: Sentences) -> Json:
    paper = None if job.paper_id is None else shop.records.paper(job.paper_id)
    why = (stop(job.reason, title=job.title),) if job.reason else ()
    return {
        "id": str(job.id), "title": job.title, "number": None if paper is None else paper.number,
        "kind": None if paper is None else paper.kind, "copy": job.copy, "reprint": job.reprint, "printer": job.printer,
        "tray": job.tray, "sides": job.sides, "state": job.state, "staff": job.staff,
        "asked_at": job.asked_at.isoformat(), "changed_at": job.changed_at.isoformat(),
        "problems": answers.problems(why, sentences),
    }  # fmt: skip
