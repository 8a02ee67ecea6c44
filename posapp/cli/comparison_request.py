"""A comparison's paper → the case it is composed from: the request of `compare` with the shop and the customer added."""

from __future__ import annotations

from typing import Any

from posapp.cli.comparing import COMPARE_KEYS, read_comparison
from posapp.cli.paper_request import Material, read_shop, read_version
from posapp.cli.table import Table
from posapp.domain.cap import excess
from posapp.domain.case import ComparisonCase, PaperCase
from posapp.domain.problem import Problem, stop
from posapp.services.comparing import LETTER, comparison_case
from posapp.services.front import Sentences
from posapp.services.papers import LETTERS

KEYS = (
    *COMPARE_KEYS, "shop", "staff", "customer", "number", "quote_number", "issued_at", "offline", "sample", "price_list",
)  # fmt: skip


def read_comparison_case(
    request: dict[str, Any], material: Material, sentences: Sentences
) -> ComparisonCase | tuple[Problem, ...]:
    """The case of 比較表, or why there is none."""
    table = Table(request, "", KEYS)
    found = read_comparison(table, material.catalogue, material.law)
    shop, staff = read_shop(table), table.text("staff")
    number: str = table.text("quote_number", f"{LETTERS['quote']}-{found.purchase.on:%y%m%d}-0001")
    own: str = table.text("number", LETTER + number[1:])
    issued, customer = table.moment("issued_at", material.now), table.text("customer", "", empty=True)
    offline, sample, version = table.flag("offline", False), table.flag("sample", False), read_version(table)
    first = found.comparison.first
    if first is None:
        return tuple(problem for made in found.refused for problem in made.problems)
    above = [row.quote.discount_cap for row in found.comparison.rows if excess(row.quote.discount_cap)]
    if above:
        return (stop("above-discount-cap", "discounts", limit=above[0].limit, over_by=excess(above[0])),)
    paper = PaperCase(
        quote=first.quote, regulation=material.law.on(found.purchase.on), shop=shop, staff=staff, number=own,
        quote_number=number, issued_at=issued, addressee=customer, offline=offline, sample=sample, price_list=version,
    )  # fmt: skip
    return comparison_case(paper, found.comparison, sentences.text)
