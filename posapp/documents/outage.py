"""The papers of an outage kit by their kinds: numbered forms for handwriting, and what lies beside them. Composes nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from posapp.documents import (
    outage_application,
    outage_disclosure,
    outage_guide,
    outage_intake,
    outage_poster,
    outage_quote,
    outage_table,
    outage_topics,
)
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper
from posapp.domain.outage import OutageCase

COMPOSERS: Final[dict[str, Callable[[OutageCase], Paper]]] = {
    module.KIND: module.compose
    for module in (
        outage_quote, outage_disclosure, outage_application, outage_intake,
        outage_guide, outage_table, outage_topics, outage_poster,
    )
}  # fmt: skip
"""Kind → what composes it."""


def compose(kind: str, case: OutageCase) -> Paper:
    """A paper of the kit. Raises PaperFault paper-kind-unknown, or paper-needs when something it is made of is not there."""
    composer = COMPOSERS.get(kind)
    if composer is None:
        raise PaperFault("paper-kind-unknown", kind)
    return composer(case)
