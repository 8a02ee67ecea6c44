"""The views below the cards of 見積, in the order of their tabs (Ctrl+1 …). A new view is a file here and a line below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from posapp.services.front import Sentences, Services
from posapp.ui.pages.quote_views.cap import CapTab
from posapp.ui.pages.quote_views.compare import CompareView
from posapp.ui.pages.quote_views.ends import EndsTab
from posapp.ui.pages.quote_views.monthly import MonthlyTab
from posapp.ui.pages.quote_views.times import TimesTab
from posapp.ui.pages.quote_views.totals import TotalsView
from posapp.ui.pages.quote_views.view import QuoteView
from posapp.ui.pages.quote_views.what_if import WhatIfView

Make = Callable[[Services, Sentences], QuoteView]

VIEWS: Final[tuple[Make, ...]] = (TotalsView, CompareView, WhatIfView, MonthlyTab, TimesTab, EndsTab, CapTab)
"""What makes each view. Order of tabs: 返却月と総額 · 比べる · もしも · 毎月の支払い · 時期 · 満了時の選択 · 値引きの上限."""
