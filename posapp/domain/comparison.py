"""Quotes of one purchase side by side: the lowest burden first. Compares what is quoted; quotes nothing."""

from __future__ import annotations

from collections.abc import Iterable

from posapp.domain.money import Yen
from posapp.domain.quote import Quote


def lowest_burden(quote: Quote) -> Yen:
    """Yen after a sound return in the best month, or of keeping the device where no return is possible."""
    return (quote.best or quote.kept).burden


def rank(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """By lowest burden; equal ones by name, so that the order never hangs on the order of asking."""
    return tuple(sorted(quotes, key=lambda quote: (lowest_burden(quote), quote.program.name, quote.program.id)))
