"""How a kind of paper is printed: printer, tray, sides, copies, offered from what the system has. What is chosen is remembered at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from posapp.services.print_ports import Abilities
from posapp.services.print_ways import ALL, COPIED, PrintWay, PrintWays
from posapp.ui import text_prints as text
from posapp.ui.show import prints as show
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.spec import FieldKind, FieldSpec, Option
from posapp.ui.widgets.words import Words

_MOST = 4
_AUTO, _USUAL = "auto", "usual"
"""Choices that are kept as empty."""


def _counts(least: int) -> tuple[Option, ...]:
    return tuple(Option(str(count), text.COPY_COUNT.format(count=count)) for count in range(least, _MOST + 1))


_FIELDS = (
    FieldSpec(key="kind", label=text.WAY_FOR, kind=FieldKind.CHOICE),
    FieldSpec(key="printer", label=text.WAY_PRINTER, kind=FieldKind.CHOICE),
    FieldSpec(key="tray", label=text.WAY_TRAY, kind=FieldKind.CHOICE),
    FieldSpec(key="sides", label=text.WAY_SIDES, kind=FieldKind.CHOICE),
    FieldSpec(key="customer", label=text.WAY_CUSTOMER, kind=FieldKind.CHOICE, options=_counts(1), width=6),
    FieldSpec(key="shop", label=text.WAY_SHOP, kind=FieldKind.CHOICE, options=_counts(0), width=6),
)


class WayForm(QWidget):
    """``asked`` carries the printer whose trays and sides are wanted, ``quit`` when staff is done."""

    asked = Signal(str)
    quit = Signal()

    def __init__(self, ways: PrintWays) -> None:
        super().__init__()
        self._ways = ways
        self._kind, self._scope, self._title = ALL, ALL, ""
        self._found: tuple[str, ...] | None = None
        self._able: Abilities | None = None
        self.form = Form(_FIELDS)
        self.back, self.forget = Button(text.WAY_BACK), Button(text.WAY_FORGET)
        column = vertical(self, spacing=8)
        column.addWidget(Words(text.WAY_TITLE, 16, bold=True))
        column.addWidget(Words(text.WAY_NOTE, 12, role="quiet", wrap=True))
        column.addWidget(self.form)
        column.addWidget(self.forget)
        column.addStretch(1)
        column.addWidget(self.back)
        self.form.changed.connect(self._chosen)
        self.form.finished.connect(lambda: self.back.setFocus(Qt.FocusReason.TabFocusReason))
        self.back.clicked.connect(self.quit)
        self.forget.clicked.connect(self._forget)

    @property
    def way(self) -> PrintWay:
        """What is remembered for what is shown."""
        return self._ways.of(self._scope)

    def begin(self, kind: str, title: str) -> None:
        """Show the way of a kind of paper; the printer is asked what it can do."""
        self._kind, self._scope, self._title = kind, kind, title
        self.form.offer("kind", (Option(kind, title), Option(ALL, text.WAY_ALL)))
        self.form.put({"kind": kind or ALL})
        self._seek()

    def focus_first(self) -> None:
        """The printer."""
        self.form.focus("printer")

    def answered(self, printer: str, names: tuple[str, ...], able: Abilities | None) -> None:
        """What the system has, as it told."""
        self._found = names
        if printer == self.way.printer:
            self._able = able
            self._show()

    def _seek(self) -> None:
        self._able = None
        self._show()
        self.asked.emit(self.way.printer)

    def _show(self) -> None:
        way, names, able = self.way, self._found or (), self._able
        options = [Option(_USUAL, text.USUAL_PRINTER), *(Option(name, name) for name in names)]
        if way.printer and way.printer not in names:
            options.append(Option(way.printer, way.printer))
        self.form.offer("printer", tuple(options))
        trays = (
            [Option(_AUTO, text.TRAY_AUTO), *(Option(key, show.tray(name)) for key, name in able.trays)] if able else []
        )
        if not any(option.value == (way.tray or _AUTO) for option in trays):
            trays.append(Option(way.tray or _AUTO, show.tray(way.tray)))
        self.form.offer("tray", tuple(trays))
        sides = dict.fromkeys((*(able.sides if able else ()), way.sides))
        self.form.offer("sides", tuple(Option(side, text.SIDES[side]) for side in text.SIDES if side in sides))
        self.form.put(
            {
                "printer": way.printer or _USUAL, "tray": way.tray or _AUTO, "sides": way.sides,
                "customer": str(way.customer), "shop": str(way.shop),
            }
        )  # fmt: skip
        box = self.form.fields["printer"]
        missing = text.WAY_GONE.format(name=way.printer) if way.printer else text.WAY_NO_PRINTER
        box.say_under(missing if self._found is not None and able is None else "")
        box.say_help(text.WAY_SEEKING if self._found is None else "")
        own = self._scope != ALL
        self.form.fields["customer"].setVisible(own)
        self.form.fields["shop"].setVisible(own and self._scope in COPIED)
        self.forget.setVisible(own and self._ways.own(self._scope))

    def _chosen(self, key: str, value: str) -> None:
        if key == "kind":
            self._scope = value
            self._seek()
            return
        way = self.way
        if key == "customer":
            made = replace(way, customer=int(value))
        elif key == "shop":
            made = replace(way, shop=int(value))
        elif key == "printer":
            made = replace(way, printer="" if value == _USUAL else value, tray="")
        elif key == "tray":
            made = replace(way, tray="" if value == _AUTO else value)
        else:
            made = replace(way, sides=value)
        if made == way:
            return
        self._ways.remember(self._scope, made)
        if key == "printer":
            self._seek()
        else:
            self._show()

    def _forget(self) -> None:
        self._ways.forget(self._scope)
        self._seek()
        self.focus_first()
