"""Our own line icons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import posapp.ui
from posapp.ui import icons


def test_every_icon_stays_on_its_grid(qapp: object) -> None:
    for name, (lines, dots) in icons.drawings().items():
        box = lines.boundingRect() if dots.isEmpty() else lines.boundingRect().united(dots.boundingRect())
        assert min(box.left(), box.top()) >= 2 and max(box.right(), box.bottom()) <= 22, name


def test_every_icon_named_in_the_windows_exists(qapp: object) -> None:
    named = set()
    for path in Path(posapp.ui.__file__).parent.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'(?:icon|trailing)="([a-z]+)"', source))
        named |= set(re.findall(r'(?:IconMark|paint_icon)\((?:painter, )?"([a-z]+)"', source))
    assert named <= set(icons.drawings())
    assert len(named) > 10


@pytest.mark.parametrize("text", ["Q 1 2", "M 1", "L x 2", "C 1 2 3"])
def test_a_wrong_drawing_names_its_icon(text: str) -> None:
    with pytest.raises(icons.IconFault, match="broken"):
        icons.parse("broken", text)
