"""What an issued quote leaves behind: the frozen quote, who got it under which number, and until when it holds. Stores nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from posapp.domain.quote import Quote
from posapp.domain.regulation import Regulation
from posapp.services import snapshots
from posapp.services.ports import IssueRow, QuoteRow


def valid_until(quote: Quote, regulation: Regulation) -> date:
    """有効期限 of a quote issued now: so many days from the day quoted for, never beyond the program's last day."""
    last = quote.purchase.on + timedelta(days=regulation.quote_valid_days)
    return last if quote.program.valid_until is None else min(last, quote.program.valid_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A quote on its way out. ``until`` is the day that its paper prints."""

    quote: Quote
    number: str
    customer: str
    at: datetime
    until: date
    case_id: UUID | None = None
    paper_id: UUID | None = None

    def row(self, digest: str) -> IssueRow:
        """Its line in the list of quotes."""
        return IssueRow(
            number=self.number, digest=digest, case_id=self.case_id, paper_id=self.paper_id, customer=self.customer,
            device=self.quote.purchase.device.full_name, program=self.quote.program.short_name, issued_at=self.at,
            issued_on=self.at.date().isoformat(), valid_until=self.until.isoformat(),
        )  # fmt: skip

    def kept(self, digest: str) -> QuoteRow:
        """The frozen quote."""
        return QuoteRow(
            digest=digest, number=self.number, case_id=self.case_id, body=snapshots.dump(self.quote),
            format=snapshots.FORMAT, issued_at=self.at,
        )  # fmt: skip
