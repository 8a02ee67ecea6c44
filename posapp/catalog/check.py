"""`posapp catalog check`: every mistake in a catalogue folder, its topics and price lists included, and what is still to be confirmed.

Shows and repairs nothing.
"""

from __future__ import annotations

from pathlib import Path

from posapp.catalog.book import CatalogUnusable
from posapp.catalog.guides import load_guides
from posapp.catalog.languages import load_languages
from posapp.catalog.loader import load
from posapp.catalog.mistakes import Mistake, mistake
from posapp.catalog.official import load_official
from posapp.catalog.outage import FILE as KIT
from posapp.catalog.outage import load_kit
from posapp.catalog.paper_rules import load_paper_rules
from posapp.catalog.price_columns import vocabulary
from posapp.catalog.price_reading import COLUMNS
from posapp.catalog.prices import load_prices
from posapp.catalog.readings import FILE as READINGS
from posapp.catalog.readings import load_readings
from posapp.catalog.topics import load_topics


def check(root: Path) -> tuple[Mistake, ...]:
    """All mistakes under ``root`` in the order of its folders; empty when every file is right."""
    catalog = load(root)
    texts = (*load_topics(root / "disclosure").mistakes, *load_guides(root / "guides").mistakes)
    official = load_official(root / "official", catalog.programs)
    found = [*catalog.mistakes, *texts, *load_paper_rules(root / "papers").mistakes, *official.mistakes]
    found += load_readings(root / READINGS).mistakes
    found += load_kit(root / KIT).mistakes
    found += load_languages(root.parent / "i18n").mistakes
    try:
        words = vocabulary(root / "devices" / COLUMNS)
    except CatalogUnusable as fault:
        return (*found, *fault.mistakes)
    for path in sorted((root / "devices").glob("*.csv")):
        found += load_prices(path, catalog.programs, words).mistakes
    return tuple(found)


def notices(root: Path) -> tuple[Mistake, ...]:
    """What is no mistake but the shop has still to do: creditors whose data are public and stand on every contract unconfirmed."""
    catalog = load(root)
    return tuple(
        mistake("creditor-unconfirmed", f"operators/{operator.key}.toml", "creditor.checked", given=operator.name)
        for operator in catalog.operators
        if operator.key in catalog.unconfirmed
    )
