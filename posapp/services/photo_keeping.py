"""Photos of returned devices whose time is over: listed, and removed when the shop asks. Ledger lines and papers stay."""

from __future__ import annotations

from posapp.domain.digest import canonical
from posapp.domain.ledger import keep_until
from posapp.services.counter import Counter
from posapp.services.photo_ports import HeldPhotos, PhotoRecords
from posapp.services.ports import EventRow
from posapp.services.quoting import Rules

PURGED = "photos-purged"


class PhotoKeeping:
    """How long photos are kept is the shop's own dated rule (`photo_years`)."""

    def __init__(self, rules: Rules, photos: PhotoRecords, around: Counter) -> None:
        self._rules, self._photos, self._around = rules, photos, around

    @property
    def years(self) -> int:
        """For how many years photos are kept, today."""
        return self._rules.law.on(self._around.now().date()).photo_years

    def past(self) -> tuple[HeldPhotos, ...]:
        """Ended intakes whose newest photo is older than that, the oldest first."""
        now, years = self._around.now(), self.years
        taken = ((held, held.newest.astimezone(now.tzinfo).date()) for held in self._photos.held())
        return tuple(held for held, day in taken if keep_until(day, years) < now.date())

    def purge(self) -> tuple[HeldPhotos, ...]:
        """Remove the photos whose time is over; each intake keeps a line of how many there were."""
        past, around = self.past(), self._around
        self._photos.purge(
            tuple(
                EventRow(
                    id=around.new_id(),
                    at=around.now(),
                    staff=around.staff(),
                    subject=held.subject,
                    what=PURGED,
                    body=canonical({"photos": held.photos, "newest": held.newest.isoformat()}),
                )
                for held in past
            )
        )
        return past
