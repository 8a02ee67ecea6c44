"""What staff call a field, so that a draft can say where it goes on. Knows the labels of the forms and nothing else."""

from __future__ import annotations

from posapp.ui import text_mail, text_quote, text_returns, text_sale
from posapp.ui.pages.quote_inputs import BASICS, MORE
from posapp.ui.pages.returns import find, sign, what, who

_QUOTE = {spec.key: spec.label for spec in (*BASICS, *MORE)} | {"return_month": text_quote.RETURN_LABEL}
_RETURN: dict[str, dict[str, str]] = {
    "find": {spec.key: spec.label for spec in find.CONTRACT} | {"find": text_returns.FIND_TITLE},
    "who": {spec.key: spec.label for spec in (*who.ASKED, *who.NAME, *who.DOCUMENT, *who.SIGNED, *who.SUSPICION)},
    "what": {
        spec.key: spec.label for spec in (*what.NUMBERS, *what.MODEL, *what.RESTRICTION, *what.COVER, *what.APPLIED)
    },
    "sign": {spec.key: spec.label for spec in sign.CONFIRMED if "{" not in spec.label},
    "ready": {f"ready:{key}": title for key, title in text_returns.READY_STEPS.items()},
    "check": {"choice": text_returns.WAYS_TITLE, "repair": text_returns.REPAIR, "deduction": text_returns.DEDUCTION},
}


def field_name(step: str, field: str) -> str:
    """The label of a step's field; empty when it has none of its own."""
    if step == "quote":
        return _QUOTE.get(field, "")
    if step == "check" and ":" in field:
        kind, _, name = field.partition(":")
        return "" if kind == "finding" else text_returns.HEAD_NTH.format(number=name)
    if step in text_mail.NEXT and isinstance(own := getattr(text_mail, field.upper(), None), str):
        return own
    if field in _RETURN.get(step, {}):
        return _RETURN[step][field]
    for name in (field, field.removeprefix("doc_"), field.removeprefix("consent_")):
        label = getattr(text_sale, name.upper(), "") if name.isidentifier() else ""
        if isinstance(label, str) and label and "{" not in label:
            return label
    return ""
