"""The structure of a paper for those who hear it: elements in the order they are read, and where each is shown. Knows roles, no ink."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

Role: TypeAlias = Literal[
    "Document", "Sect", "Div", "H1", "H2", "P", "Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "Figure", "Artifact",
    "Ruby", "RB", "RT",
]  # fmt: skip
Box: TypeAlias = tuple[float, float, float, float]


@dataclass(slots=True, eq=False)
class Node:
    """One element: it has other elements in it, or is shown itself; a text with words that have readings is both. It does not know
    what it is in, so that nothing runs in circles.

    alt    what a figure says, in words
    scope  of a TH: whether it names its Column or its Row
    span   of a cell: how many columns it takes
    shown  (page, number on the page) of each stretch of marked content, both from 0; after says behind how many kids it is read
    box    where a figure stands on its page, in points
    """

    role: Role
    alt: str = ""
    scope: Literal["", "Column", "Row"] = ""
    span: int = 1
    kids: list[Node] = field(default_factory=list)
    shown: list[tuple[int, int]] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    box: Box | None = None

    def add(self, role: Role, *, span: int = 1) -> Node:
        """A new last element in this one."""
        made = Node(role, span=span)
        self.kids.append(made)
        return made

    def head(self, scope: Literal["Column", "Row"]) -> Node:
        """A cell of this row that names its column or its row."""
        made = self.add("TH")
        made.scope = scope
        return made

    def figure(self, alt: str) -> Node:
        """A picture and what it says."""
        made = self.add("Figure")
        made.alt = alt
        return made

    def show(self, page: int, number: int) -> None:
        """A stretch of marked content of this element, read after what it has so far."""
        self.shown.append((page, number))
        self.after.append(len(self.kids))

    def reading(self) -> tuple[Node, Node]:
        """A word with its reading, next in this text: the elements of both."""
        ruby = self.add("Ruby")
        return ruby.add("RB"), ruby.add("RT")

    def pair(self) -> tuple[Node, Node]:
        """A new row of this table: a head and its value."""
        row = self.add("TR")
        return row.head("Row"), row.add("TD")

    def prune(self) -> bool:
        """Take out what is shown nowhere; a cell keeps its place in a row that is. True when something is left."""
        left = [kid for kid in self.kids if kid.prune()]
        if self.role == "TR" and left:
            return True
        self.kids = left
        return bool(left or self.shown)

    def walk(self) -> Iterator[Node]:
        """This element and all in it, in the order they are read."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


LAYOUT: Final = Node("Artifact")
"""Rules, frames and tints: nothing to be read."""
FURNITURE: Final = Node("Artifact")
"""Heads and feet that were read before."""
