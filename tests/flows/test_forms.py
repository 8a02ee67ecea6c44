"""Forms as typed: a change makes a new form."""

from __future__ import annotations

import pytest

from posapp.flows.forms import QuoteForm, with_fields


def test_fields_are_changed_by_their_names() -> None:
    form = QuoteForm(device="Xperia 1 II")
    assert with_fields(form, {"cash_price": "108,000"}) == QuoteForm(device="Xperia 1 II", cash_price="108,000")
    assert form == QuoteForm(device="Xperia 1 II")
    with pytest.raises(TypeError):
        with_fields(form, {"colour": "red"})
