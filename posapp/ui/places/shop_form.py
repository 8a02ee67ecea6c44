"""The shop's own data as fields and back: used by 初回設定 and 設定. Judges by `posapp.flows.reading`; knows no store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from posapp.domain.people import Shop
from posapp.domain.problem import Problem
from posapp.flows.forms import with_fields
from posapp.flows.reading import read_phone, read_text
from posapp.ui import text_places as text
from posapp.ui.views import FieldProblem
from posapp.ui.widgets.spec import FieldKind, FieldSpec

SHOP_FIELDS: Final = (
    FieldSpec(key="name", label=text.SHOP_NAME, width=7, most=60),
    FieldSpec(key="phone", label=text.SHOP_PHONE, kind=FieldKind.PHONE, width=5, most=20),
    FieldSpec(key="address", label=text.SHOP_ADDRESS, most=100),
    FieldSpec(key="hours", label=text.SHOP_HOURS, width=5, most=40),
    FieldSpec(key="antique_permit", label=text.SHOP_PERMIT, help=text.IF_ANY, width=7, most=60),
)
"""In the order they are typed."""
STAFF_FIELD: Final = FieldSpec(key="staff", label=text.STAFF_NAMES, help=text.STAFF_HELP, most=200)

_MENDS = {"name": text.NEED_NAME, "address": text.NEED_ADDRESS, "hours": text.NEED_HOURS, "phone": text.NEED_PHONE}


def read_shop(values: Mapping[str, str], before: Shop | None = None) -> Shop | tuple[FieldProblem, ...]:
    """The shop as typed, or every field that must be mended. ``before`` keeps what the form does not show."""
    clean: dict[str, str] = {}
    problems = []
    for spec in SHOP_FIELDS:
        typed = values.get(spec.key, "")
        read: str | Problem
        if spec.key == "phone":
            read = read_phone(typed, "phone", required=True)
        else:
            read = read_text(typed, spec.key, required=spec.key != "antique_permit", numbers=True)
        if isinstance(read, Problem):
            plain = spec.key == "phone" or read.code == "field-empty"
            problems.append(FieldProblem(key=spec.key, text=_MENDS[spec.key] if plain else text.BAD_TEXT))
        else:
            clean[spec.key] = read
    if problems:
        return tuple(problems)
    return with_fields(before or Shop(name="", address="", phone="", hours="", antique_permit=""), clean)


def shop_values(shop: Shop) -> dict[str, str]:
    """The shop as the form shows it."""
    return {spec.key: str(getattr(shop, spec.key)) for spec in SHOP_FIELDS}


def read_staff(typed: str) -> tuple[str, ...] | FieldProblem:
    """The names, each once, in order; separated by 、 or a comma."""
    names: list[str] = []
    for part in typed.replace("，", "、").replace(",", "、").split("、"):
        read = read_text(part, "staff", required=False, most=40)
        if isinstance(read, Problem):
            return FieldProblem(key="staff", text=text.BAD_TEXT)
        if read and read not in names:
            names.append(read)
    return tuple(names) if names else FieldProblem(key="staff", text=text.NEED_STAFF)


def staff_text(names: tuple[str, ...]) -> str:
    """The names as the form shows them."""
    return "、".join(names)
