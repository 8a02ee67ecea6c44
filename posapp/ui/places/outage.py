"""停電時の用紙 (Ctrl+E): kits of numbered forms made and printed, what each sheet became, what was never keyed in."""

from __future__ import annotations

from posapp.domain.facts import date_text
from posapp.domain.outage import Kit, SheetKind
from posapp.domain.problem import Problem
from posapp.flows import reading
from posapp.services.front import Sentences, Services
from posapp.services.outage import LARGE
from posapp.ui import dialogs, keys
from posapp.ui import text_outage as text
from posapp.ui.places import faults
from posapp.ui.places.card import EmptyState
from posapp.ui.places.list_place import ListPlace, RowFilter
from posapp.ui.places.outage_card import OutageCard
from posapp.ui.places.outage_work import OutageWork, Printed
from posapp.ui.show import outage as show
from posapp.ui.views import CaseRowView, Tone

LIST = 320
"""Least px of the list: number, state and counts stand in it."""


class OutagePage(ListPlace):
    """Search, filter and kits at the left, the chosen kit at the right. F7 makes one, F9 marks a sheet, F12 prints the kit."""

    def __init__(self, services: Services, sentences: Sentences) -> None:
        empty = EmptyState("paper", text.EMPTY, text.EMPTY_LINES, key=keys.cap("page"), begin=text.BEGIN)
        super().__init__(text.SEARCH, empty, EmptyState("search", "", text.NONE_LINES))
        self._services, self._sentences = services, sentences
        self._kits: dict[str, Kit] = {}
        self._asked_last = ""
        self._said = ("", "")
        self.filter = RowFilter(text.FILTERS, text.SHOW)
        self.card, self.work = OutageCard(), OutageWork(services, self)
        self.stand(self.card, above=(self.filter,), least=LIST)
        self._wire()

    def _wire(self) -> None:
        self.listen(self.card, self.filter)
        card, work = self.card, self.work
        card.make.clicked.connect(self.begin)
        card.print.clicked.connect(self.print)
        card.save.clicked.connect(self._save)
        card.away.clicked.connect(self._put_away)
        card.asking.left.connect(self.back)
        card.asking.taken.connect(self._take)
        card.marked.connect(self._mark)
        work.refused.connect(self._refused)
        work.printed.connect(self._printed)
        work.marked.connect(self._marked)
        work.written.connect(self._written)
        work.failed.connect(self._failed)
        work.busy.connect(lambda busy: card.free(busy=busy))

    # --- what is shown

    def listed(self) -> None:
        kits = self._services.outage.kits()
        today, asked = self._services.around.now().date(), reading.narrow(self.typed)
        found = [kit for kit in kits if not asked or show.fits(kit, asked)]
        if self.filter.value() == text.LEFT:
            found = [kit for kit in found if kit.due is not None]
        self._kits = {kit.number: kit for kit in found}
        self.hint.say(text.HINT)
        none = text.NONE.format(text=self.typed) if asked else text.NONE_LEFT
        views = tuple(
            CaseRowView(
                key=kit.number, customer=kit.number, what=show.counts_of(kit), number=show.summary(kit, text.SHORTLY),
                when=date_text(kit.made_on), state=show.badge_of(kit, today),
            )
            for kit in found
        )  # fmt: skip
        making = self.card.making
        self.show_rows(views, none, any_at_all=bool(kits) or making)
        if making:
            self._beside.setCurrentIndex(0)

    def open_row(self, key: object) -> None:
        kit = self._kits.get(str(key))
        if kit is None or self.card.making:
            return
        self.card.show_kit(kit, self._services.around.now().date())
        asked = reading.narrow(self.typed).upper()
        if asked and asked != self._asked_last:
            held = next((sheet.number for sheet in kit.sheets if asked in (sheet.number, sheet.keyed_as)), "")
            if held:
                self.card.table.choose(held)
        self._asked_last = asked

    def open_kit(self, number: str) -> None:
        """Show one kit."""
        self.filter.show_all()
        self.search.put(number)
        self.listed()

    # --- making

    def begin(self) -> None:
        """F7: ask how many of each form."""
        if not self.work.running and not self.card.making:
            kit = self._services.outage
            self.card.ask(kit.usual, kit.usual_large)
            self.listed()
            self.card.focus_first()

    def _take(self, values: dict[str, str]) -> None:
        read = {key: reading.read_count(typed or "0", key, low=0, high=999) for key, typed in values.items()}
        wrong = tuple(found for found in read.values() if isinstance(found, Problem))
        if wrong:
            self._refused(wrong)
            return
        self.card.say(text.WORKING, tone=Tone.ACCENT, icon="info")
        counts = {key: count for key, count in read.items() if isinstance(count, int)}
        large = counts.pop(LARGE)
        self.work.make({SheetKind(key): count for key, count in counts.items()}, large)

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        self.card.show_problems(problems, self._sentences.short, self._sentences.text(problems[0]))

    # --- printing and saving

    def print(self) -> None:
        """F12: the whole kit."""
        kit = self.card.kit
        if kit is not None and not self.card.making and not self.work.running:
            self.card.say(text.PRINTING, tone=Tone.ACCENT, icon="info")
            self.work.print(kit.number)

    def _printed(self, done: Printed) -> None:
        if done.kit:
            self.card.leave()
            self.search.put("")
            self.filter.show_all()
            self.listed()
            self.list.choose(done.kit)
            self.open_row(done.kit)
            self.card.focus_first()
        head = text.MADE_HEAD.format(number=done.kit) if done.kit else ""
        if done.problems:
            said = self._sentences.text(done.problems[0])
            more = f"{text.MADE_NOT_PRINTED}{said}" if done.kit else said
            self.card.say(head or text.NOT_PRINTED, more, Tone.CAUTION, "warn")
        else:
            sent = (text.MADE_PRINTED if done.kit else text.PRINTED).format(count=done.count)
            self.card.say(head or sent, sent if head else "")
        self.changed.emit()

    def _save(self) -> None:
        kit = self.card.kit
        if kit is None or self.work.running:
            return
        folder = dialogs.folder(self, text.SAVE_TITLE)
        if folder is not None:
            self.work.save(kit.number, folder)

    def _written(self, count: int) -> None:
        self.card.say(text.SAVED.format(count=count))

    # --- marking

    def _mark(self, number: str, note: str) -> None:
        if self.work.running:
            return
        self._said = (
            (text.SPOILED.format(number=number, note=note), text.SPOILED_MORE)
            if note
            else (text.TAKEN_OUT.format(number=number), "")
        )
        if note:
            self.work.put_away((number,), note)
        else:
            self.work.take_out(number)

    def _put_away(self) -> None:
        kit = self.card.kit
        if kit is None or self.work.running or not kit.never_keyed:
            return
        count = len(kit.never_keyed)
        if dialogs.ask(self, text.PUT_AWAY_TITLE.format(count=count), text.PUT_AWAY_BODY, yes=text.PUT_AWAY):
            self._said = (text.PUT.format(count=count), "")
            self.work.put_away([sheet.number for sheet in kit.never_keyed], text.NOTES[-1])

    def _marked(self, done: int | Problem) -> None:
        if isinstance(done, Problem):
            self.card.say(text.FAILED, self._sentences.text(done), Tone.STOP, "stop")
            return
        if done:
            self.card.say(*self._said)
        else:
            self.card.say(text.CHANGED, tone=Tone.CAUTION, icon="warn")
        self.listed()
        self.changed.emit()

    def _failed(self, fault: Exception) -> None:
        if faults.unwritten(fault):
            self.card.say(text.NOT_SAVED, faults.unsaved(fault, self._sentences, ""), Tone.STOP, "stop")
        else:
            self.card.say(text.FAILED, faults.said(fault, self._sentences), Tone.STOP, "stop")

    # --- keys

    def act(self, name: str) -> bool:
        """F7 makes, F9 marks or takes, F12 prints, Ctrl+F searches."""
        if self.card.making:
            does = {"second": self.card.asking.take, "page": self.card.focus_first}
        else:
            does = {
                "page": self.begin,
                "second": self.card.mark_sheet,
                "print": self.print,
                "search": self.search.setFocus,
            }
        if name not in does or (name != "page" and not self.filled):
            return False
        does[name]()
        return True

    def back(self) -> bool:
        """Esc leaves the question how many."""
        if not self.card.making:
            return False
        self.card.leave()
        self.listed()
        self.focus_first()
        return True
