"""Every topic of every program with the sample list's devices: the card, the list and the summary hold it all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from posapp import resources
from posapp.catalog.prices import load_prices
from posapp.catalog.topics import load_topics
from posapp.domain.disclosure import Acknowledgement, ShownTopic, flags_of, shown_topics
from posapp.domain.facts import facts_of, law_facts
from posapp.domain.program import PlanKind
from posapp.domain.quote import Quote
from posapp.flows.forms import QuoteForm
from posapp.services.quoting import QuoteDesk
from posapp.ui.pages.topic_card import TopicCard
from posapp.ui.pages.topic_list import TopicPanel
from posapp.ui.pages.yen_bars import bars_of
from posapp.ui.widgets.topics import TopicState, TopicView
from tests.ui import twins
from tests.ui.pages.stage import cut_off

DAYS = ("2019-07-01", "2021-06-15", "2021-10-01", "2024-02-01")


@cache
def quotes() -> dict[str, tuple[Quote, ...]]:
    """Some quotes of every program."""
    rules = twins.catalog()
    prices = load_prices(resources.root() / "catalog" / "devices" / "sample.csv", rules.programs).prices
    found: dict[str, list[Quote]] = {}
    for day in DAYS:
        desk = QuoteDesk(rules, prices, lambda day=day: date.fromisoformat(day))  # type: ignore[misc]
        for device in prices.devices:
            form = desk.choose(QuoteForm(on=day, cover="none"), device)
            for card in desk.sheet(form).cards:
                chosen = desk.sheet(replace(form, program=card.program.id)).chosen
                if chosen is not None and chosen.quote is not None:
                    found.setdefault(card.program.id, []).append(chosen.quote)
    return {id: (made[0], made[-1]) for id, made in found.items()}


def topics_of(quote: Quote) -> tuple[ShownTopic, ...]:
    """All its topics in the situation that has the most."""
    rules = twins.catalog()
    topics = load_topics(resources.root() / "catalog" / "disclosure").topics
    flags = flags_of(quote, minor=True, guardian_pays=True, senior=True, window_payment=True, offline=True)
    return shown_topics(topics, flags, facts_of(quote) | law_facts(rules.law.on(quote.purchase.on), quote))


def each() -> list[str]:
    return sorted({p.id for p in twins.catalog().programs if p.plan.kind is not PlanKind.LUMP})


@pytest.mark.parametrize("program", each())
@pytest.mark.parametrize("width", [664, 432])
def test_every_topic_has_room(qtbot: QtBot, program: str, width: int) -> None:
    card = TopicCard()
    qtbot.addWidget(card)
    card.resize(width, 632 if width > 600 else 600)
    card.show()
    for quote in quotes()[program] if width > 600 else quotes()[program][:1]:
        for topic in topics_of(quote):
            ack = Acknowledgement(topic=topic.key, version=topic.version, digest=quote.digest)
            bars = bars_of(quote, topic.picture)
            card.show_topic(topic, ack, at="99 / 99", number="Q-210615-0001", bars=bars)
            for _ in range(3):
                QApplication.processEvents()
            assert cut_off(card) == [], (topic.key, topic.headline)
            assert card.overhang() == 0 or width < 600, (topic.key, "the text scrolls at 1280×800")


@pytest.mark.parametrize("program", each())
def test_every_title_has_room_in_the_list(qtbot: QtBot, program: str) -> None:
    panel = TopicPanel()
    qtbot.addWidget(panel)
    panel.resize(264, 656)
    panel.show()
    topics = topics_of(quotes()[program][0])
    for state in (TopicState.NOW, TopicState.AGAIN):
        panel.show_topics(
            tuple(
                TopicView(key=t.key, number=n, title=t.title, state=state, asks=t.asks) for n, t in enumerate(topics, 1)
            ),
            frozenset(),
        )
        QApplication.processEvents()
        assert cut_off(panel) == []


def test_the_longest_list_moves_only_where_it_must(qtbot: QtBot) -> None:
    panel = TopicPanel()
    qtbot.addWidget(panel)
    views = tuple(TopicView(key=str(n), number=n, title="返却の条件", state=TopicState.OPEN) for n in range(1, 16))
    panel.show()
    bar = panel.findChildren(QScrollArea)[0].verticalScrollBar()
    for high, moves in ((656, False), (624, True)):  # at 1280×800, and at 1024×768
        panel.resize(264, high)
        panel.show_topics(views, frozenset())
        QApplication.processEvents()
        assert (bar.maximum() > 0) is moves
