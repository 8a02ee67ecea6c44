"""What is recorded when a quote above the discount cap is issued: who let it, why, and by how much. No customer is named."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from posapp.domain.cap import Approval
from posapp.domain.digest import canonical
from posapp.domain.quote import Quote
from posapp.flows.approval import approval
from posapp.flows.forms import SaleDraft
from posapp.services.ports import EventRow

CAP_APPROVED = "cap-approved"
"""The event's word."""


def cap_events(draft: SaleDraft, quote: Quote, *, id: UUID, at: datetime) -> tuple[EventRow, ...]:
    """The event of an issued quote above the cap, under the draft's id; none where no approval was needed."""
    found = approval(draft, quote)
    if found is None:
        return ()
    body = canonical(_told(found, quote))
    return (EventRow(id=id, at=at, staff=draft.staff, subject=draft.id, what=CAP_APPROVED, body=body),)


def _told(found: Approval, quote: Quote) -> dict[str, object]:
    return {
        "supervisor": found.supervisor,
        "reason": found.reason,
        "excess": found.excess,
        "limit": quote.discount_cap.limit,
        "quote": quote.digest,
    }
