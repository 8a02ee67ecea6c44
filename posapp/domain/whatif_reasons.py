"""Why a change costs what it costs, and what the turning points mean: notices whose sentences stand in the resources."""

from __future__ import annotations

from collections.abc import Iterator

from posapp.domain.money import Yen
from posapp.domain.problem import Problem, notice
from posapp.domain.purchase import NO_COVER
from posapp.domain.quote import Quote
from posapp.domain.turning import Slip, TurningPoints
from posapp.domain.whatif import Cost, Kind, Tries, WhatIf, monthly_of


def verdict(what: WhatIf, kept: Yen) -> Problem | None:
    """Dearer, cheaper or the same, with the total if kept; None when there is no quote to compare."""
    if what.after is None:
        return None
    more = what.difference if what.difference is not None else what.burden_difference
    if more is None:
        return notice("whatif-open", "what_if", kept=kept)
    before, after = what.before.burden, what.after.burden
    # A cover is weighed for the broken device too, whatever the device of today's choice is like.
    part = what.choice.failing[0] if what.kind is Kind.COVER and what.choice.failing else None
    if not what.after.possible and after > before and more > 0:
        spared = what.before.cover if more != after - before else None
        return notice("whatif-refused", "what_if", part=part, difference=more, spared=spared or None, kept=kept)
    if more and what.difference is not None and what.about_cover and (what.before.cover or what.after.cover):
        said = "whatif-dearer-with-cover" if more > 0 else "whatif-cheaper-with-cover"
        cost = what.after.cover or 0
        return notice(said, "what_if", part=part, after=after, cover=cost, difference=abs(more), kept=kept)
    code = "whatif-same" if not more else "whatif-dearer" if more > 0 else "whatif-cheaper"
    return notice(code, "what_if", part=part, before=before, after=after, difference=abs(more), kept=kept)


def reasons(what: WhatIf, quote: Quote, tries: Tries) -> tuple[Problem, ...]:
    """What explains the difference; the stops of a change that is not possible come first."""
    return (*what.problems, *(_explained(what, what.after, quote, tries) if what.after is not None else ()))


def _explained(what: WhatIf, after: Cost, quote: Quote, tries: Tries) -> Iterator[Problem]:
    before = what.before
    if not after.possible:
        return
    if what.kind is Kind.POINTS or what.kind is Kind.POINTS_PLACE:
        yield from _of_points(what, before, after, quote)
    elif what.kind is Kind.DOWN:
        yield from _of_down_payment(what, before, after, quote)
    elif what.kind in (Kind.MONTH, Kind.WINDOW) and after.waived != before.waived:
        code = "waiver-shrinks" if after.waived < before.waived else "waiver-grows"
        yield notice(code, "what_if", before=before.waived, after=after.waived)
    if after.usage_fee != before.usage_fee:
        yield notice("usage-fee-changes", "what_if", before=before.usage_fee, after=after.usage_fee)
    if after.surcharge != before.surcharge:
        yield notice("surcharge-changes", "what_if", before=before.surcharge, after=after.surcharge)
    if what.about_cover:
        yield from _of_covers(what, before, after, quote, tries)


def _of_points(what: WhatIf, before: Cost, after: Cost, quote: Quote) -> Iterator[Problem]:
    """Always told from the side with the points: what they take away from the waiver."""
    new, old = what.purchase.points, quote.purchase.points
    if after.month is None:
        yield notice("kept-costs-the-same", "points", kept=after.burden)
        return
    if what.kind is Kind.POINTS_PLACE or before.waived == after.waived:
        yield notice("points-keep-waiver", "points", points=max(new.total, old.total), waived=after.waived)
        return
    used, spared, points = (after, before, new.total) if new.total > old.total else (before, after, old.total)
    yield notice(
        "points-lower-waiver",
        "points",
        points=points,
        waived=used.waived,
        spared_waived=spared.waived,
        burden=used.burden,
        spared_burden=spared.burden,
        less=spared.waived - used.waived,
    )


def _of_down_payment(what: WhatIf, before: Cost, after: Cost, quote: Quote) -> Iterator[Problem]:
    new, old = what.purchase.down_payment, quote.purchase.down_payment
    if after.month is None:
        yield notice("kept-costs-the-same", "down_payment", kept=after.burden)
        return
    if before.waived == after.waived:
        yield notice("down-payment-keeps-waiver", "down_payment", down=max(new, old), waived=after.waived)
        return
    paid, spared, down = (after, before, new) if new > old else (before, after, old)
    yield notice(
        "down-payment-lowers-waiver",
        "down_payment",
        down=down,
        waived=paid.waived,
        spared_waived=spared.waived,
        burden=paid.burden,
        spared_burden=spared.burden,
        less=spared.waived - paid.waived,
    )


def _of_covers(what: WhatIf, before: Cost, after: Cost, quote: Quote, tries: Tries) -> Iterator[Problem]:
    """The price of the new cover, and of the old one that falls away or is held for another time."""
    new, old = what.purchase.cover or NO_COVER, quote.purchase.cover or NO_COVER
    for cover, cost, new_one in ((new, after, True), (old, before, False)):
        if cover == NO_COVER or (new == old and not new_one):
            continue
        monthly = monthly_of(quote.program, cover, tries)
        if monthly is None or cost.cover is None:
            yield notice("cover-price-missing", "cover_monthly", cover=cover)
        else:
            code = "cover-costs" if new_one else "cover-spared"
            typed = cover in tries.monthly  # the catalogue knows what a cover costs at most
            yield notice(
                code,
                "cover",
                cover=cover,
                monthly=monthly if typed else None,
                most=None if typed else monthly,
                months=cost.cover_months,
                cost=cost.cover,
            )


def of_turning(quote: Quote, turns: TurningPoints) -> tuple[Problem, ...]:
    """The turning points as sentences; empty where the program has no return."""
    return tuple(_turns(quote, turns)) if quote.program.returns else ()


def _turns(quote: Quote, turns: TurningPoints) -> Iterator[Problem]:
    best = quote.best
    if best is None:
        yield notice("no-return-possible", "returns", kept=quote.kept.burden)
        return
    kept, first = quote.kept.burden, quote.outcomes[0].month
    if turns.not_cheaper_from == first:
        yield notice("never-cheaper", "returns", kept=kept)
        return
    deadline = best.deadline.isoformat()
    closed = "・".join(window.label for window in quote.closed_windows()) or None
    yield notice(
        "lowest-until", "returns", month=best.month, deadline=deadline, burden=best.burden, kept=kept, closed=closed
    )
    if turns.not_cheaper_from is not None:
        yield notice("not-cheaper-from", "returns", month=turns.not_cheaper_from, kept=kept)
    yield from _damaged_turns(turns, kept, first)


def _damaged_turns(turns: TurningPoints, kept: Yen, first: int) -> Iterator[Problem]:
    eats, refused = turns.damaged_not_cheaper_from, turns.refused_from
    if not turns.damage_known:
        yield notice("damage-not-known", "returns")
    elif eats is None:
        yield notice("damage-never-eats", "returns", month=turns.damaged_lowest_until)
    elif eats == first:
        yield notice("damage-always-eats", "returns", kept=kept)
    else:
        if refused is None or eats < refused:
            yield notice("damage-eats-from", "returns", month=eats, kept=kept)
        if refused is not None:
            yield notice("damage-refused-from", "returns", month=refused)


def of_slip(slip: Slip) -> Problem:
    """What being a month late costs."""
    if slip.to is None:
        return notice(
            "slip-loses-benefit", "return_month", month=slip.month, difference=slip.difference, kept=slip.after
        )
    if slip.to > slip.month + 1:
        return notice("slip-waits", "return_month", month=slip.month, to=slip.to, burden=slip.after, lost=slip.lost)
    said = "slip-costs" if slip.difference > 0 else "slip-gains" if slip.difference < 0 else "slip-free"
    return notice(said, "return_month", month=slip.month, to=slip.to, difference=abs(slip.difference), lost=slip.lost)


def small_saving(cost: Cost, kept: Yen, least: Yen) -> Problem | None:
    """A return that saves something, but less than ``least`` yen; what saves nothing has its own notice."""
    saving = kept - cost.burden
    if cost.month is None or not cost.possible or not cost.known or not 0 < saving < least:
        return None
    return notice("saving-small", "return_month", saving=saving, burden=cost.burden, kept=kept)
