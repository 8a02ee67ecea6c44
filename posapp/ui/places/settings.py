"""設定 (F10): shop, staff, closing day, looks, network, printer, safety copies, and how the catalogue stands.

Everything is kept when its field is left; what cannot be kept says so at the field and leaves the old value standing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from posapp.domain.people import Shop
from posapp.services.counter import LedgerYears, NetworkMode, Theme
from posapp.services.front import Sentences, Services
from posapp.services.ports import StoreFault
from posapp.ui import dialogs
from posapp.ui import text_ledger as ledger
from posapp.ui import text_places as text
from posapp.ui.days import moment
from posapp.ui.places import faults
from posapp.ui.places.card import GAP, MARGIN, Column
from posapp.ui.places.place import Place
from posapp.ui.places.settings_cards import BackupRow, CatalogCard, form_card
from posapp.ui.places.shop_form import SHOP_FIELDS, STAFF_FIELD, read_shop, read_staff, shop_values, staff_text
from posapp.ui.views import FieldProblem, Tone
from posapp.ui.widgets.bar import Hairline
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.layouts import horizontal
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.spec import FieldKind, FieldSpec, Option
from posapp.ui.widgets.words import Words
from posapp.ui.worker import Worker

_USUAL = "usual"
"""The choice that leaves the printer to the system; kept as an empty name."""


def _options(pairs: tuple[tuple[str, str], ...]) -> tuple[Option, ...]:
    return tuple(Option(value, label) for value, label in pairs)


_STAFF = (
    STAFF_FIELD,
    FieldSpec(key="current", label=text.AT_COUNTER, kind=FieldKind.CHOICE, under=text.AT_COUNTER_UNDER),
)
_LOOK = (
    FieldSpec(
        key="closing_day", label=text.CLOSING, kind=FieldKind.SEGMENT, help=text.CLOSING_HELP,
        options=_options(text.CLOSING_OPTIONS), width=7,
    ),
    FieldSpec(key="ledger_years", label=ledger.KEEP_LABEL, kind=FieldKind.CHOICE, width=5),
    FieldSpec(key="theme", label=text.THEME, kind=FieldKind.SEGMENT, options=_options(text.THEME_OPTIONS)),
    FieldSpec(
        key="network", label=text.NETWORK, kind=FieldKind.SEGMENT, help=text.NETWORK_HELP,
        options=_options(text.NETWORK_OPTIONS),
    ),
)  # fmt: skip
_PRINT = (FieldSpec(key="printer", label=text.PRINTER, kind=FieldKind.CHOICE, help=text.PRINTER_SOUGHT),)
_YEARS = {LedgerYears.TRADE: ledger.KEEP_TRADE, LedgerYears.TAX: ledger.KEEP_TAX}


class SettingsPage(Place):
    """Five cards. ``theme`` carries ``system``, ``light`` or ``dark`` the moment it is chosen, ``place`` where to go.

    ``printers`` asks the system for their names and runs beside the window.
    """

    theme = Signal(str)
    place = Signal(str)

    def __init__(
        self, services: Services, sentences: Sentences, version: str, *,
        printers: Callable[[], tuple[str, ...]] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._services, self._sentences, self._ask_printers = (
            services,
            sentences,
            printers or services.prints.spool.printers,
        )
        self._found: tuple[str, ...] | None = None
        self._seeker, self._copier = Worker(self), Worker(self)
        self.shop, self.staff = Form(SHOP_FIELDS), Form(_STAFF)
        self.look, self.print = Form(_LOOK), Form(_PRINT)
        self.backup = BackupRow(services.folder)
        self.catalog = CatalogCard(version)
        self.notice = Notice("check", "")
        self.notice.hide()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = Column(margins=(MARGIN, GAP, MARGIN, MARGIN), gap=12)
        head = QHBoxLayout()
        head.addWidget(Words(text.SETTINGS, 20, bold=True))
        head.addStretch(1)
        head.addWidget(Words(text.SETTINGS_NOTE, 12, role="quiet"))
        scroll.body.addLayout(head)
        scroll.body.addWidget(self.notice)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(8)
        left.addWidget(form_card(text.SHOP_CARD, self.shop, number=1, note=text.SHOP_CARD_NOTE))
        left.addWidget(form_card(text.STAFF_CARD, self.staff, number=2), 1)
        right.addWidget(form_card(text.LOOK_CARD, self.look, number=3))
        copies = form_card(text.PRINT_CARD, self.print, number=4)
        copies.body.insertWidget(1, Hairline())
        copies.body.insertWidget(2, self.backup)
        right.addWidget(copies, 1)
        row = horizontal(spacing=8)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        scroll.body.addLayout(row)
        scroll.body.addWidget(self.catalog)
        scroll.body.addStretch(1)
        outer.addWidget(scroll)

    def _wire(self) -> None:
        self.shop.left.connect(lambda _key, _value: self._keep_shop())
        self.staff.left.connect(lambda key, _value: self._keep_staff() if key == "staff" else None)
        for form in (self.staff, self.look, self.print):
            form.changed.connect(self._chosen)
        self.shop.finished.connect(lambda: self.staff.focus("staff"))
        self.staff.finished.connect(lambda: self.look.focus("closing_day"))
        self.look.finished.connect(lambda: self.print.focus("printer"))
        self.print.finished.connect(self.backup.button.setFocus)
        self.backup.button.clicked.connect(self._back_up)
        self._copier.busy.connect(self._copying)
        self.catalog.prices_button.clicked.connect(lambda: self.place.emit("prices"))

    # --- what is shown

    def refresh(self) -> None:
        around, now = self._services.around, self._services.around.now()
        known = around.preferences()
        if not self.shop.focused():
            self.shop.put(shop_values(around.shop()))
            self.shop.show_problems(())
        if not self.staff.focused():
            self._show_staff()
        self.look.put({"closing_day": known.closing_day, "theme": known.theme.value, "network": known.network.value})
        years = self._services.ledger.years
        self.look.offer("ledger_years", tuple(Option(k.value, t.format(years=years(k))) for k, t in _YEARS.items()))
        self.look.put({"ledger_years": known.ledger_years.value})
        last = self._services.records.last_backup()
        self.backup.show_last(None if last is None else moment(last, now))
        prices, day = self._services.quotes.prices, now.date()
        head = prices.head(day)
        self.catalog.show_prices(head.title, head.version, prices.count(day), sample=head.sample)
        self.catalog.show_problems(self._services.catalog_problems)
        if self._found is None:
            self._show_printers()
        self._seeker.start(self._ask_printers, self._sought)

    def _show_staff(self) -> None:
        known = self._services.around.preferences()
        self.staff.put({"staff": staff_text(known.staff)})
        self.staff.offer("current", tuple(Option(name, name) for name in known.staff))
        self.staff.put({"current": self._services.around.staff()})
        self.staff.show_problems(())

    def _sought(self, found: tuple[str, ...]) -> None:
        self._found = found
        self._show_printers()

    def _show_printers(self) -> None:
        """The printers found; the one kept stays in the list even when it is gone, and says so."""
        chosen, found = self._services.around.preferences().printer, self._found or ()
        options = [Option(_USUAL, text.PRINTER_USUAL), *(Option(name, name) for name in found)]
        if chosen and chosen not in found:
            gone = text.PRINTER_GONE.format(name=chosen) if self._found is not None else chosen
            options.append(Option(chosen, gone))
        self.print.offer("printer", tuple(options))
        self.print.put({"printer": chosen or _USUAL})
        box = self.print.fields["printer"]
        if self._found is not None:
            box.say_help(text.PRINTER_COUNT.format(count=len(found)) if found else "")
            box.say_under("" if found else text.PRINTER_NONE)

    def focus_first(self) -> None:
        self.shop.focus("name")

    def act(self, name: str) -> bool:
        """F8 leads to a field that could not be kept."""
        if name != "problem":
            return False
        for form in (self.shop, self.staff):
            for key, box in form.fields.items():
                if box.problem:
                    return form.focus(key)
        return True

    # --- what is kept

    def _keep_shop(self) -> None:
        before = self._services.around.shop()
        read = read_shop(self.shop.values(), before)
        if isinstance(read, Shop) and read != before:
            read = self._unprintable(read) or read
        self.shop.show_problems(() if isinstance(read, Shop) else _kept(read))
        if isinstance(read, Shop) and read != before:
            self._write(lambda: self._services.around.put_shop(read))

    def _unprintable(self, shop: Shop) -> tuple[FieldProblem, ...]:
        """Characters that no paper could show: the shop stands on all of them. A missing font is told when a paper is made."""
        with suppress(Exception):
            found = self._services.papers.unprintable(shop)
            return tuple(FieldProblem(key=bad.where, text=self._sentences.text(bad)) for bad in found)
        return ()

    def _keep_staff(self) -> None:
        read = read_staff(self.staff.values()["staff"])
        self.staff.show_problems(_kept((read,)) if isinstance(read, FieldProblem) else ())
        known = self._services.around.preferences()
        if isinstance(read, FieldProblem) or read == known.staff:
            return
        current = known.current if known.current in read else read[0]
        self._write(lambda: self._services.around.put_preferences(staff=read, current=current))
        self._show_staff()

    def _chosen(self, key: str, value: str) -> None:
        """Something was chosen from a list: it holds at once."""
        made: dict[str, object] = {
            "current": value, "closing_day": value, "printer": "" if value == _USUAL else value,
        }  # fmt: skip
        if key == "theme":
            made[key] = Theme(value)
        elif key == "network":
            made[key] = NetworkMode(value)
        elif key == "ledger_years":
            made[key] = LedgerYears(value)
        if key in made:
            self._write(lambda: self._services.around.put_preferences(**{key: made[key]}))
        if key == "theme":
            self.theme.emit(value)

    def _write(self, act: Callable[[], object]) -> None:
        try:
            act()
        except StoreFault as fault:
            self._tell(text.NOT_RECORDED, faults.said(fault, self._sentences), Tone.STOP)
            return
        self.notice.hide()
        self.changed.emit()

    def _back_up(self) -> None:
        day = self._services.around.now()
        target = dialogs.save_file(self, text.BACKUP_TITLE, text.BACKUP_NAME.format(day=day), text.BACKUP_KINDS)
        if target is None:
            return
        self._tell(text.BACKUP_RUNS, "", Tone.ACCENT)
        self._copier.start(lambda: self._copy(target), self._copied, self._not_copied)

    def _copying(self, busy: bool) -> None:
        self.backup.busy(busy)
        if not busy:
            self.backup.button.setFocus()  # a blocked button lets go of the focus

    def _copy(self, target: Path) -> Path:
        self._services.records.backup(str(target))
        return target

    def _copied(self, target: Path) -> None:
        self._tell(text.BACKUP_DONE, text.BACKUP_WHERE.format(path=target), Tone.GOOD)
        self.refresh()
        self.changed.emit()

    def _not_copied(self, fault: Exception) -> None:
        self._tell(text.BACKUP_NOT, faults.said(fault, self._sentences), Tone.STOP)

    def _tell(self, head: str, body: str, tone: Tone) -> None:
        self.notice.say({Tone.GOOD: "check", Tone.ACCENT: "clock"}.get(tone, "stop"), head, body, tone)
        self.notice.show()


def _kept(problems: tuple[FieldProblem, ...]) -> tuple[FieldProblem, ...]:
    """Each mend with the word that the old value still holds."""
    return tuple(FieldProblem(key=p.key, text=p.text + text.SETTING_KEPT) for p in problems)
