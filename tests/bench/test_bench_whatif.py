"""もしも: every change of one choice, computed; and shown, from a changed form to the painted view. Target: 16 ms.

``python -m pytest tests/bench/test_bench_whatif.py -p no:randomly``. The computing stands beside two plain quotes of the same
purchase in the same run: points and down payment make two new courses, everything else is read from the one there is.
"""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import cycle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.domain.quote import Quote, build_quote
from posapp.domain.turning import slips, turning_points
from posapp.domain.whatif import Choice, Tries, what_ifs
from posapp.ui import theme
from posapp.ui.pages.quote_views.what_if import WhatIfView
from tests.bench.conftest import Bench
from tests.bench.test_bench_batch import CATALOG, sale
from tests.ui.pages.views_alone import Alone, form_of

TARGET_S = 0.016
RETURNING = [program for program in CATALOG.programs if program.returns]


@pytest.mark.parametrize("program", RETURNING, ids=lambda p: p.id)
def test_every_change_beside_two_quotes(bench: Bench, program) -> None:  # type: ignore[no-untyped-def]
    bought, terms = sale(program)
    law = CATALOG.law.on(bought.on)
    made = build_quote(program, bought, terms, law)
    assert isinstance(made, Quote)
    tries = Tries(points=4_800, down_payment=14_400)

    def changes() -> None:
        assert what_ifs(made, Choice(month=made.best_month), tries)
        turning_points(made)
        slips(made)

    def two() -> None:
        for _ in range(2):
            build_quote(program, bought, terms, law)

    bench.compare(f"もしも, {program.id}", bench.median(changes), bench.median(two), most=4)


def test_a_step_of_the_month_until_it_is_painted(bench: Bench, qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Mode.LIGHT)
    alone = Alone(qtbot, WhatIfView, form_of("softbank-shintoku-premium", points="4,800", cover="anshin-applecare"))
    months = cycle(range(25, 48))

    def step() -> None:
        alone.show(replace(alone.form, return_month=str(next(months))))
        qapp.processEvents()

    spent = sorted(bench.times(step, rounds=100))
    bench.note("もしも: a month's step until painted, middle", spent[50], most=TARGET_S)
    bench.note("もしも: the same, 99th of 100", spent[98], most=TARGET_S)
