"""A shop of 200,000 contracts: one is sold and handed over for real, the others are its made-up likes, written in one go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from stdnum import luhn

from posapp.domain.application import Step
from posapp.services.front import Services
from posapp.services.intake_ports import ContractRow
from posapp.services.ports import CaseRow
from posapp.store.ids import uuid7
from posapp.store.records import Store
from posapp.store.return_tables import contracts
from posapp.store.rows import values
from posapp.store.search import fold_all
from posapp.store.tables import cases
from tests.services.sale import ready

CONTRACTS = 200_000
WITH_BODY = 1_000
"""Each so many-th contract holds a whole body; lists and searches read none."""
_FAMILIES = (("佐藤", "サトウ"), ("鈴木", "スズキ"), ("長谷川", "ハセガワ"), ("小林", "コバヤシ"), ("田中", "タナカ"))
_KANA = tuple("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ")


def imei(nth: int) -> str:
    """The number of the nth device."""
    plain = f"35{nth:012}"
    return plain + luhn.calc_check_digit(plain)


def customer(nth: int) -> tuple[str, str]:
    """Name and kana of the nth customer; about twenty share one whole name."""
    (family, kana), many = _FAMILIES[nth % len(_FAMILIES)], len(_KANA)
    given = _KANA[nth // 5 % many] + _KANA[nth // 5 // many % many]
    return f"{family} {given}子", f"{kana} {given}コ"


def sold(shop: Services, program: str) -> CaseRow:
    """A contract of that program whose device went over the counter today."""
    row = shop.sales.submit(ready(shop, program))
    assert isinstance(row, CaseRow), row
    for step in (Step.SEND, Step.APPROVE, Step.FORM, Step.HAND_OVER):
        moved = shop.sales.step(row.id, step)
        assert isinstance(moved, CaseRow), moved
        row = moved
    return row


def fill(shop: Services, program: str) -> None:
    """Likes of one contract of today, a quarter of an hour apart."""
    assert isinstance(shop.records, Store)
    pattern = sold(shop, program)
    database = shop.records._database
    with database.writing() as connection:
        likes = [_like(pattern, nth) for nth in range(CONTRACTS)]
        connection.execute(cases.insert(), [case for case, _ in likes])
        connection.execute(contracts.insert(), [numbers for _, numbers in likes])


def _like(pattern: CaseRow, nth: int) -> tuple[dict[str, Any], dict[str, Any]]:
    name, kana = customer(nth)
    at = pattern.opened_at + timedelta(minutes=15 * nth - 15 * CONTRACTS)
    row = replace(
        pattern, id=uuid7(), number=f"A-{nth:07}", customer=name, kana=kana, phone=phone(nth), opened_at=at, changed_at=at,
        body=pattern.body if nth % WITH_BODY == 0 else "{}",
    )  # fmt: skip
    search = fold_all(row.number, row.customer, row.kana, row.phone, row.device)
    numbers = ContractRow(case_id=row.id, number=f"D-{nth:09}", imei=imei(nth), serial="")
    return {**values(row), "search": search}, values(numbers)


def phone(nth: int) -> str:
    """The telephone of the nth customer, like no other's."""
    return f"090{nth * 7919 % 10**8:08}"


def asked(times: int) -> Iterator[int]:
    """Contracts with a body, each another one, from all over the store."""
    many = CONTRACTS // WITH_BODY
    yield from (nth * 37 % many * WITH_BODY for nth in range(times))
