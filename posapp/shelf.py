"""The catalogue with its price list, topics, rules and sentences, each read when first asked for. Wires nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from posapp import resources

if TYPE_CHECKING:
    from posapp.catalog.book import Catalog
    from posapp.catalog.guides import GuideBook
    from posapp.catalog.languages import Languages
    from posapp.catalog.mistakes import Mistake
    from posapp.catalog.official import OfficialBook
    from posapp.catalog.outage import KitBook
    from posapp.catalog.paper_rules import PaperRules
    from posapp.catalog.price_files import PriceFiles
    from posapp.catalog.prices import Prices
    from posapp.catalog.refusals import RefusalWords
    from posapp.catalog.sentences import Sentences
    from posapp.catalog.topics import TopicBook
    from posapp.domain.disclosure import Topic
    from posapp.domain.prices import PriceList
    from posapp.domain.purchase import Device


@dataclass(frozen=True)
class Shelf:
    """The catalogue with its price list, topics and sentences, each read when first asked for."""

    root: Path = field(default_factory=lambda: resources.root())

    @cached_property
    def catalog(self) -> Catalog:
        """Programs, law and mistakes."""
        from posapp.catalog.loader import load as load_catalog

        return load_catalog(self.root / "catalog")

    @cached_property
    def price_file(self) -> Prices:
        """The sample list, which serves until a shop has imported its own; with what is wrong in it."""
        from posapp.catalog.prices import load_prices

        return load_prices(self.root / "catalog" / "devices" / "sample.csv", self.catalog.programs)

    @property
    def prices(self) -> PriceList:
        """The sample list, as far as it could be read."""
        return self.price_file.prices

    @property
    def price_files(self) -> PriceFiles:
        """Price lists as files, in terms of today's programs."""
        from posapp.catalog.price_files import PriceFiles

        return PriceFiles(self.catalog.programs)

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Everything that is wrong in the files, for 設定 to show."""
        texts = (*self.topic_book.mistakes, *self.guide_book.mistakes, *self.official.mistakes, *self.kit.mistakes)
        return (*self.catalog.mistakes, *texts, *self.languages.mistakes, *self.price_file.mistakes)

    @cached_property
    def topic_book(self) -> TopicBook:
        """重要事項説明 with what is wrong in its files."""
        from posapp.catalog.topics import load_topics

        return load_topics(self.root / "catalog" / "disclosure")

    @cached_property
    def guide_book(self) -> GuideBook:
        """What is read aloud while a device is made ready, with what is wrong in its files."""
        from posapp.catalog.guides import load_guides

        return load_guides(self.root / "catalog" / "guides")

    def guides(self, device: Device) -> Mapping[str, tuple[str, ...]]:
        """The guides of 返却の準備 for one device."""
        from posapp.domain.guides import guides_for

        return guides_for(self.guide_book.guides, device)

    def at_home(self, device: Device) -> tuple[str, ...]:
        """What 返却ガイド asks for before this device is returned."""
        from posapp.domain.guides import at_home_for

        return at_home_for(self.guide_book.at_home, device)

    @cached_property
    def official(self) -> OfficialBook:
        """Which documents of an operator belong to which set, with what is wrong in its files."""
        from posapp.catalog.official import load_official

        return load_official(self.root / "catalog" / "official", self.catalog.programs)

    @cached_property
    def kit(self) -> KitBook:
        """What a kit of hand-written forms is made of, with what is wrong in its file."""
        from posapp.catalog.outage import FILE, load_kit

        return load_kit(self.root / "catalog" / FILE)

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics; none when a file is wrong, so that no duty goes unexplained unnoticed."""
        return self.topic_book.topics if self.topic_book.complete else ()

    @property
    def paper_rules(self) -> PaperRules:
        """What printed papers are held against."""
        from posapp.catalog.paper_rules import load_paper_rules

        return load_paper_rules(self.root / "catalog" / "papers")

    @cached_property
    def readings(self) -> tuple[tuple[str, str], ...]:
        """Hard words with their readings, for papers with ふりがな."""
        from posapp.catalog.readings import FILE, load_readings

        return load_readings(self.root / "catalog" / FILE).words

    @cached_property
    def languages(self) -> Languages:
        """Languages that papers can be said in beside Japanese, with what is wrong in their files."""
        from posapp.catalog.languages import load_languages

        return load_languages(self.root / "i18n")

    @cached_property
    def sentences(self) -> Sentences:
        """Problems in Japanese."""
        from posapp.catalog.sentences import Sentences

        return Sentences.load(self.root)

    @cached_property
    def refusals(self) -> RefusalWords:
        """What stands against a return, said to customers."""
        from posapp.catalog.refusals import RefusalWords

        return RefusalWords.load(self.root, self.sentences)
