"""What staff call a field, so that a draft can say where it goes on. Knows the labels of the forms and nothing else."""

from __future__ import annotations

from posapp.ui import text_quote, text_sale
from posapp.ui.pages.quote_inputs import BASICS, MORE

_QUOTE = {spec.key: spec.label for spec in (*BASICS, *MORE)} | {"return_month": text_quote.RETURN_LABEL}


def field_name(step: str, field: str) -> str:
    """The label of a step's field; empty when it has none of its own."""
    if step == "quote":
        return _QUOTE.get(field, "")
    for name in (field, field.removeprefix("doc_"), field.removeprefix("consent_")):
        label = getattr(text_sale, name.upper(), "") if name.isidentifier() else ""
        if isinstance(label, str) and label and "{" not in label:
            return label
    return ""
