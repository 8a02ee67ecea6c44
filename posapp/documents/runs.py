"""Text of a paper: stretches of one weight. Knows no typeface; text from people is never markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one weight."""

    text: str
    bold: bool = False


Text: TypeAlias = tuple[Run, ...]
"""Text with weights. Text from people is always a run of its own, never markup."""


def plain(text: str) -> Text:
    """Text of normal weight."""
    return (Run(text),) if text else ()


def strong(text: str) -> Text:
    """Bold text."""
    return (Run(text, True),) if text else ()
