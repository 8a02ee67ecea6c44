"""ご住所: the postal code fills area and town; several towns are chosen from a list in place. Knows fields, no draft."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posapp.services.front import Town
from posapp.ui import text_sale as words
from posapp.ui.pages.applicant_form import AREA, STREET
from posapp.ui.pages.applicant_form import TOWN as TOWN_FIELD
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.option_list import ROW, OptionList
from posapp.ui.widgets.section import SectionCard
from posapp.ui.widgets.spec import Option
from posapp.ui.widgets.words import Words

MOST_ROWS = 3


class _TownList(OptionList):
    """Towns of one code, framed like a field with the cursor."""

    def __init__(self) -> None:
        super().__init__(rows=MOST_ROWS)
        self.setObjectName("towns")


class AddressCard(SectionCard):
    """The card. ``filled`` carries {field: text} that a postal code or a choice gave; `choosing` while the list is open.

    ``readings`` False leaves the towns' readings out, where a narrow card has room for their names only.
    """

    filled = Signal(dict)
    opened = Signal(bool)

    def __init__(
        self, towns: Callable[[str], tuple[Town, ...]], *, number: int = 2, readings: bool = True,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(words.CARD_ADDRESS, number=number, parent=parent)
        self._towns, self._readings = towns, readings
        self._found: tuple[Town, ...] = ()
        self._code = ""
        self.postal, self.town, self.street = Form(AREA), Form(TOWN_FIELD), Form(STREET)
        self.list = _TownList()
        self._chooser = QWidget()
        column = vertical(self._chooser, spacing=4)
        head = QHBoxLayout()
        self._help = Words("", 12, role="quiet")
        head.addWidget(Words(words.TOWN, 14))
        head.addStretch(1)
        head.addWidget(self._help)
        column.addLayout(head)
        column.addWidget(self.list)
        self._chooser.hide()
        for part in (self.postal, self._chooser, self.town, self.street):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.postal.changed.connect(self._typed)
        self.postal.fields["postal"].entered.connect(lambda _key: self._onward())
        self.list.picked.connect(self._pick)
        self.list.closed.connect(lambda: self.open(False))

    @property
    def choosing(self) -> bool:
        """True while the list of towns stands open."""
        return not self._chooser.isHidden()

    def open(self, wanted: bool) -> None:
        """Open or close the list of towns."""
        if wanted == self.choosing:
            return
        self._chooser.setVisible(wanted)
        self.town.setVisible(not wanted)
        if wanted:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        self.opened.emit(wanted)

    def _typed(self, key: str, value: str) -> None:
        digits = value.replace("-", "")
        if key != "postal" or digits == self._code:
            return
        self._code = digits
        self._found = self._towns(digits) if len(digits) == 7 else ()
        self.postal.fields["postal"].say_help(words.POSTAL_UNKNOWN if len(digits) == 7 and not self._found else "")
        if not self._found:
            self.open(False)
            return
        first = self._found[0]
        areas = {f"{town.prefecture}{town.city}" for town in self._found}
        area = f"{first.prefecture}{first.city}" if len(areas) == 1 else ""
        if len(self._found) == 1:
            self._give({"area": area, "town": first.town})
            self.open(False)
            return
        self._give({"area": area, "town": ""})
        self._help.say(words.TOWN_HELP.format(count=len(self._found)))
        reading = self._readings
        options = (Option(str(n), _name(t, area), t.town_kana if reading else "") for n, t in enumerate(self._found))
        self.list.set_options(tuple(options))
        self.list.setFixedHeight(min(MOST_ROWS, len(self._found)) * ROW + 4)
        self.open(True)

    def _pick(self, value: str) -> None:
        town = self._found[int(value)]
        self._give({"area": f"{town.prefecture}{town.city}", "town": town.town})
        self.open(False)
        self.street.focus("street")

    def _onward(self) -> None:
        """Enter on a code of one town: what it filled in is passed over."""
        if len(self._found) == 1 and self.postal.fields["area"].auto and self.town.fields["town"].auto:
            self.street.focus("street")

    def _give(self, values: dict[str, str]) -> None:
        auto = frozenset(key for key, value in values.items() if value)
        self.postal.put(values, auto=auto)
        self.town.put(values, auto=auto)
        self.filled.emit(values)


def _name(town: Town, area: str) -> str:
    """The town, with its city in front when the code covers several cities."""
    return town.town if area else f"{town.city}{town.town}"
