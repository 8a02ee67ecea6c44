"""書面の決まり: what a printed paper must say, must not say and how large, judged on the words that stand on its pages. Reads no file.

A rule is data (`resources/catalog/papers`): it names its article, the kinds of paper it holds for and what it looks for.
Texts are compared without spaces, in the order in which they were drawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, islice

from posapp.domain.paper_order import Heard
from posapp.domain.problem import Problem, stop

SIZE_SLACK = 0.005
"""Points by which a size may miss its number when it was read back from a file."""
_REACH_DOWN = 62.0
_REACH_ASIDE = 250.0
_MOST_LABELS = 100
"""A page has four."""
_WHATEVER = re.compile(r"\.[*+]\??")
_AMOUNT = re.compile(r"\d{1,3}(,\d{3})+円?|\d+円")


class Want(StrEnum):
    """What a rule asks of a paper."""

    PRESENT = "present"
    """One of the patterns stands somewhere."""
    ABSENT = "absent"
    """None of the patterns stands anywhere."""
    SIZE = "size"
    """Every character is at least ``least`` points."""
    ONE = "one"
    """The patterns' group has one value only."""
    BESIDE = "beside"
    """On a page with one of the patterns, each of ``beside`` stands too."""
    NOT_WEAKER = "not-weaker"
    """The amount under a label of ``beside`` stands on the same page, as large as the one under a label of ``any``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRule:
    """One rule. ``papers`` are kinds, empty for every kind; ``unless`` are patterns with which the rule does not hold.

    article   where it comes from
    any       regular expressions over the words without spaces
    breaks    words that, put on a paper, break the rule; empty where leaving words out breaks it
    """

    key: str
    title: str
    article: str
    want: Want
    papers: frozenset[str] = frozenset()
    any: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    least: float = 0
    breaks: str = ""

    def holds_for(self, paper: PaperText) -> bool:
        """True when the rule looks at this paper."""
        return (not self.papers or paper.kind in self.papers) and not _stands(self.unless, paper.words)


@dataclass(frozen=True, slots=True)
class Span:
    """Words as drawn: where they begin (points from the lower left of the page) and their size in points."""

    text: str
    across: float
    up: float
    size: float


@dataclass(frozen=True, slots=True)
class PaperText:
    """What a PDF says of itself, and the words of each page in the order drawn. ``kind`` empty when posapp did not make it.

    copy     whose copy its first page says it is: ``customer``, ``shop`` or empty; reprint which 再発行, 0 for none
    heard    reads it once more, in reading order; None for a file that is not built as posapp builds its own
    """

    kind: str
    number: str
    digest: str
    pages: tuple[tuple[Span, ...], ...]
    copy: str = ""
    reprint: int = 0
    heard: Callable[[], Heard | None] = field(default=lambda: None, compare=False, repr=False)

    @property
    def page_words(self) -> tuple[str, ...]:
        """The words of each page without spaces."""
        return tuple("".join("".join(span.text for span in page).split()) for page in self.pages)

    @property
    def words(self) -> str:
        """All words without spaces."""
        return "".join(self.page_words)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a paper stands to one rule; ``problem`` None when it keeps it."""

    rule: PaperRule
    problem: Problem | None


def lint(rules: Iterable[PaperRule], paper: PaperText) -> tuple[Verdict, ...]:
    """Every rule that holds for the paper, in order, with what breaks it."""
    return tuple(Verdict(rule, next(_broken(rule, paper), None)) for rule in rules if rule.holds_for(paper))


def _broken(rule: PaperRule, paper: PaperText) -> Iterator[Problem]:
    """What breaks the rule, the first first."""
    where, title, article = f"rule:{rule.key}", rule.title, rule.article
    if rule.want is Want.PRESENT and not _stands(rule.any, paper.words):
        yield stop("lint-missing", where, title=title, article=article)
    elif rule.want is Want.ABSENT:
        for page, found in _hits(rule.any, paper):
            yield stop("lint-forbidden", where, page=page, found=found, title=title, article=article)
    elif rule.want is Want.SIZE:
        for page, span in _spans(paper):
            if span.size < rule.least - SIZE_SLACK:
                size, least = f"{span.size:g}", f"{rule.least:g}"
                yield stop(
                    "lint-too-small",
                    where,
                    page=page,
                    found=span.text.strip(),
                    size=size,
                    least=least,
                    title=title,
                    article=article,
                )
    elif rule.want is Want.ONE:
        values = sorted({found for pattern in rule.any for found in re.findall(pattern, paper.words)})
        if len(values) > 1:
            yield stop("lint-more-than-one", where, found="・".join(values), title=title, article=article)
    elif rule.want is Want.BESIDE:
        for page, found in _hits(rule.any, paper):
            for missing in (other for other in rule.beside if not _stands((other,), paper.page_words[page - 1])):
                yield stop(
                    "lint-not-beside",
                    where,
                    page=page,
                    found=found,
                    missing=_plain(missing),
                    title=title,
                    article=article,
                )
    elif rule.want is Want.NOT_WEAKER:
        yield from _weaker(rule, paper)


def _weaker(rule: PaperRule, paper: PaperText) -> Iterator[Problem]:
    for number, page in enumerate(paper.pages, start=1):
        told, full = (
            [size for span in islice(_labels(labels, page), _MOST_LABELS) if (size := _amount_under(span, page))]
            for labels in (rule.any, rule.beside)
        )
        if told and max(full, default=0.0) < max(told) - SIZE_SLACK:
            yield stop("lint-weaker", f"rule:{rule.key}", page=number, title=rule.title, article=rule.article)


def _labels(patterns: tuple[str, ...], page: tuple[Span, ...]) -> Iterator[Span]:
    return (span for span in page if any(re.fullmatch(pattern, "".join(span.text.split())) for pattern in patterns))


def _amount_under(label: Span, page: tuple[Span, ...]) -> float:
    """The size of the largest amount in the label's column below it; 0 for none."""
    near = (
        span.size
        for span in page
        if 0 <= label.up - span.up <= _REACH_DOWN
        and abs(span.across - label.across) <= _REACH_ASIDE
        and _AMOUNT.fullmatch("".join(span.text.split()))
    )
    return max(near, default=0.0)


def _hits(patterns: tuple[str, ...], paper: PaperText) -> Iterator[tuple[int, str]]:
    for page, words in enumerate(paper.page_words, start=1):
        for found in chain.from_iterable(re.finditer(pattern, words) for pattern in patterns):
            yield page, found.group(0)


def _spans(paper: PaperText) -> Iterator[tuple[int, Span]]:
    for page, spans in enumerate(paper.pages, start=1):
        yield from ((page, span) for span in spans if span.text.strip())


def parts_of(pattern: str) -> tuple[str, ...]:
    """What a pattern says in order, without the whatever in between."""
    return tuple(_WHATEVER.split(pattern))


def _stands(patterns: tuple[str, ...], words: str) -> bool:
    return any(_in_order(parts_of(pattern), words) for pattern in patterns)


def _in_order(parts: Iterable[str], words: str) -> bool:
    """Whether they stand one behind the other. Searched as one pattern, words made to harm would keep it busy for hours."""
    at = 0
    for part in parts:
        found = re.compile(part).search(words, at)
        if found is None:
            return False
        at = found.end()
    return True


def _plain(pattern: str) -> str:
    """A pattern as a reader understands it: its first alternative."""
    return pattern.split("|")[0]
