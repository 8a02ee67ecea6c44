"""Price lists → the JSON of `prices`. Computes nothing."""

from __future__ import annotations

from collections.abc import Mapping

from posapp.cli import answers
from posapp.cli.answers import Json
from posapp.domain.price_changes import Change, Fate, Preview
from posapp.domain.prices import ListedDevice
from posapp.domain.purchase import Terms
from posapp.services.front import Sentences
from posapp.services.price_ports import PriceImportRow
from posapp.services.pricing import ListSummary


def preview_answer(shown: Preview, sentences: Sentences) -> Json:
    """What an import would do: every device that changes, is new, ends or is refused; those that stay are counted."""
    incoming = shown.incoming
    return {
        "file": incoming.file,
        "title": incoming.title,
        "version": incoming.version.isoformat(),
        "sample": incoming.sample,
        "on": shown.on.isoformat(),
        "whole": shown.whole,
        "programs": list(incoming.programs),
        "counts": {fate.value: count for fate, count in shown.counts.items()},
        "rows": [_row(change, sentences) for change in shown.changes if change.fate is not Fate.SAME],
        "problems": answers.problems(shown.problems, sentences),
    }


def _row(change: Change, sentences: Sentences) -> Json:
    known = change.after or change.before
    return {
        "line": change.line or None,
        "fate": change.fate.value,
        "label": change.label,
        "key": known.key if known else None,
        "cash_price": change.after.cash_price if change.after else None,
        "valid_from": _iso(change.after),
        "fields": [
            {"name": field.name.value, "program": field.program or None, "before": field.before, "after": field.after}
            for field in change.fields
        ],
        "problems": answers.problems(change.problems, sentences),
    }


def _iso(listed: ListedDevice | None) -> str | None:
    return listed.valid_from.isoformat() if listed is not None and listed.valid_from is not None else None


def imported(row: PriceImportRow) -> Json:
    """One import."""
    return {
        "number": row.number,
        "at": row.at.isoformat(),
        "staff": row.staff,
        "file": row.file,
        "title": row.title,
        "version": row.version,
        "sample": row.sample,
        "counts": {fate.value: getattr(row, fate.value) for fate in Fate},
        "digest": row.digest,
        "undone_at": None if row.undone_at is None else row.undone_at.isoformat(),
    }


def summary(known: ListSummary) -> Json:
    """The list in force."""
    return {
        "title": known.title,
        "version": known.version.isoformat(),
        "devices": known.devices,
        "own": known.own,
        "sample": known.sample,
    }


def device(listed: ListedDevice) -> Json:
    """One price of the list with its amounts, in the words of a quote's request."""
    return {
        "key": listed.key,
        "device": {
            "name": listed.device.name, "category": listed.device.category, "storage": listed.device.storage,
            "colour": listed.device.colour, "jan": listed.device.jan,
        },
        "maker": listed.maker,
        "cash_price": listed.cash_price,
        "discounts": [{"label": discount.label, "amount": discount.amount} for discount in listed.discounts],
        "valid_from": None if listed.valid_from is None else listed.valid_from.isoformat(),
        "valid_until": None if listed.valid_until is None else listed.valid_until.isoformat(),
        "programs": {id: _terms(terms) for id, terms in listed.terms},
    }  # fmt: skip


def _terms(terms: Terms) -> Mapping[str, object]:
    told: Json = {}
    if terms.residual is not None:
        told["residual"] = terms.residual
    if terms.steps:
        told["steps"] = [{"first": step.first, "last": step.last, "amount": step.amount} for step in terms.steps]
    fee = {} if terms.usage_fee is None else {"usage_fee": terms.usage_fee}
    buyback = {str(month): yen for month, yen in terms.expected_buyback}
    return {"terms": told, **fee, **({"expected_buyback": buyback} if buyback else {})}
