"""訂正 as typed: what may be put right is read, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from posapp.domain.ledger import LedgerRow
from posapp.domain.people import DocumentKind
from posapp.flows.ledger import SIGNED, form_of, read_correction

ROW = LedgerRow(
    number="K-2021-000001", received_on=date(2021, 6, 15), category="phone", maker="見本製作所", model="見本機種 64GB",
    colour="ブラック", imei="490154203237518", name="小林 由美子", address="〒987-0362 宮城県登米市", occupation="会社員", age=38,
    price=36_000, document=DocumentKind.LICENCE, last_digits="4821",
)  # fmt: skip


def test_an_untouched_form_gives_the_row_with_the_reason() -> None:
    assert read_correction(replace(form_of(ROW), reason="確かめました"), ROW) == replace(ROW, reason="確かめました")


def test_what_was_put_right_is_read_and_day_item_and_price_stay() -> None:
    form = replace(
        form_of(ROW), colour=" パープル ", imei="", serial="wx-0099123", age="３９", way=DocumentKind.MY_NUMBER_FRONT.value,
        maker="", reason="書き誤り",
    )  # fmt: skip
    read = read_correction(form, ROW)
    assert isinstance(read, LedgerRow)
    assert (read.colour, read.imei, read.serial, read.age, read.maker) == ("パープル", "", "WX-0099123", 39, "")
    assert (read.document, read.last_digits) == (DocumentKind.MY_NUMBER_FRONT, ""), "no digit of it is ever kept"
    assert (read.number, read.received_on, read.category, read.price) == (
        ROW.number, ROW.received_on, ROW.category, ROW.price
    )  # fmt: skip


def test_a_signature_leaves_no_document() -> None:
    read = read_correction(replace(form_of(ROW), way=SIGNED, reason="署名でした"), ROW)
    assert isinstance(read, LedgerRow) and (read.document, read.last_digits) == (None, "")
    assert form_of(read).way == SIGNED


@pytest.mark.parametrize(
    ("wrong", "code", "where"),
    [
        ({"reason": ""}, "field-empty", "reason"),
        ({"model": "  "}, "field-empty", "model"),
        ({"imei": ""}, "field-empty", "imei"),
        ({"imei": "490154203237519"}, "imei-check-digit", "imei"),
        ({"serial": "あ"}, "serial-unreadable", "serial"),
        ({"age": "200"}, "number-out-of-range", "age"),
        ({"age": ""}, "field-empty", "age"),
        ({"name": ""}, "field-empty", "name"),
        ({"address": ""}, "field-empty", "address"),
        ({"address": "あ" * 401}, "text-too-long", "address"),
        ({"occupation": ""}, "field-empty", "occupation"),
        ({"last_digits": "12345"}, "last-four-only", "last_digits"),
        ({"reason": "123456789012"}, "my-number-refused", "reason"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(wrong: dict[str, str], code: str, where: str) -> None:
    problems = read_correction(replace(form_of(ROW), **({"reason": "書き誤り"} | wrong)), ROW)
    assert isinstance(problems, tuple)
    assert [(problem.code, problem.where) for problem in problems] == [(code, where)]
