"""初回設定: the few questions that open a new shop, in under a minute. Knows no store; answers with a Shop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from posapp.domain.people import Shop
from posapp.ui import keys
from posapp.ui import text_places as text
from posapp.ui.places.card import GAP, MARGIN, Column
from posapp.ui.places.place import Place
from posapp.ui.places.secret import LEAST, veil
from posapp.ui.places.shop_form import SHOP_FIELDS, STAFF_FIELD, read_shop, read_staff
from posapp.ui.theme import BOTTOM
from posapp.ui.views import BadgeView, FieldProblem, Tone
from posapp.ui.widgets.bar import Strip
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import Badge
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.section import SectionCard
from posapp.ui.widgets.spec import FieldSpec
from posapp.ui.widgets.words import Words


class FirstStartPage(Place):
    """Three cards and one button.

    ``keyring``: this computer keeps the key, so the passphrase may stay empty (and what that costs is said).
    done   Shop, the names of the staff, the passphrase or None
    """

    done = Signal(object, object, object)

    def __init__(self, keyring: bool) -> None:
        super().__init__()
        self._keyring, self._tried = keyring, False
        self._refused: dict[str, tuple[str, FieldProblem]] = {}  # as it was typed, with what was found of it
        self.shop, self.staff = Form(SHOP_FIELDS), Form((STAFF_FIELD,))
        help_ = (text.SECRET_HELP_FREE if keyring else text.SECRET_HELP).format(least=LEAST)
        self.secret = Form(
            (
                FieldSpec(key="one", label=text.SECRET_ONE, help=help_, width=6),
                FieldSpec(key="two", label=text.SECRET_TWO, width=6),
            )
        )
        for box in self.secret.fields.values():
            veil(box)
        self.shop.put({"hours": text.SHOP_HOURS_USUAL})
        self.notice = Notice("stop", "", tone=Tone.STOP)
        self.notice.hide()
        self.sentence, self.badge = Words(text.FIRST_SAY, 14, wrap=True), Badge()
        self.badge.hide()
        self.go = Button(text.FIRST_GO, kind="primary", size=16, cap=keys.ENTER)
        self._fields = QWidget()
        self._lay_out()
        self._wire()
        self._judge()

    def _lay_out(self) -> None:
        outer = vertical(self)
        scroll = Column(margins=(MARGIN, MARGIN, MARGIN, MARGIN), gap=GAP)
        head = vertical(spacing=4)
        head.addWidget(Words(text.FIRST_TITLE, 28, bold=True))
        head.addWidget(Words(text.FIRST_LEAD, 14, role="quiet"))
        scroll.body.addLayout(head)
        scroll.body.addWidget(self.notice)
        row = horizontal(self._fields, spacing=8)
        left = SectionCard(text.SHOP_CARD, number=1, note=text.SHOP_CARD_NOTE)
        left.body.addWidget(self.shop)
        left.body.addStretch(1)
        right = vertical(spacing=8)
        people = SectionCard(text.STAFF_CARD, number=2)
        people.body.addWidget(self.staff)
        secret = SectionCard(text.SECRET_CARD, number=3)
        need, tone = (text.SECRET_ADVISED, Tone.ACCENT) if self._keyring else (text.SECRET_NEEDED, Tone.CAUTION)
        secret.show_badges(BadgeView(text=need, tone=tone, icon="key"))
        why = text.SECRET_WHY_ADVISED if self._keyring else text.SECRET_WHY_NEEDED
        secret.body.addWidget(Words(why, 14, wrap=True))
        secret.body.addWidget(self.secret)
        secret.body.addStretch(1)
        right.addWidget(people)
        right.addWidget(secret, 1)
        row.addWidget(left, 1)
        row.addLayout(right, 1)
        scroll.body.addWidget(self._fields)
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._foot())

    def _foot(self) -> Strip:
        """Like the frame's bottom bar: what is missing, and the only primary."""
        strip = Strip("t")
        strip.setFixedHeight(BOTTOM)
        row = horizontal(strip, margins=(16, 1, 16, 0), spacing=8)
        row.addWidget(self.badge)
        row.addWidget(self.sentence, 1)
        row.addSpacing(8)
        self.go.setMinimumWidth(200)
        row.addWidget(self.go)
        return strip

    def _wire(self) -> None:
        self.shop.finished.connect(lambda: self.staff.focus("staff"))
        self.staff.finished.connect(lambda: self.secret.focus("one"))
        self.secret.finished.connect(self._submit)
        self.go.clicked.connect(self._submit)
        for form in (self.shop, self.staff, self.secret):
            form.changed.connect(lambda _key, _value: self._judge())
            form.left.connect(lambda _key, _value: self._judge())

    # --- reading

    def _secret_problems(self) -> tuple[FieldProblem, ...]:
        typed = self.secret.values()
        one, two = typed["one"], typed["two"]
        if not one and not two:
            return () if self._keyring else (FieldProblem(key="one", text=text.NEED_SECRET),)
        if len(one) < LEAST:
            return (FieldProblem(key="one", text=text.SECRET_SHORT.format(least=LEAST)),)
        return () if one == two else (FieldProblem(key="two", text=text.SECRET_DIFFERS),)

    def _judge(self) -> tuple[tuple[Form, FieldProblem], ...]:
        """Say what is missing; red only once the button was tried, so that nobody is scolded while beginning."""
        shop, staff = read_shop(self.shop.values()), read_staff(self.staff.values()["staff"])
        wrong: list[tuple[Form, tuple[FieldProblem, ...]]] = [
            (self.shop, () if isinstance(shop, Shop) else shop),
            (self.staff, (staff,) if isinstance(staff, FieldProblem) else ()),
            (self.secret, self._secret_problems()),
        ]
        wrong = [(form, problems or self._still_refused(form)) for form, problems in wrong]
        found = tuple((form, problem) for form, problems in wrong for problem in problems)
        if self._tried:
            for form, problems in wrong:
                form.show_problems(problems)
        self._say(len(found))
        return found

    def _still_refused(self, form: Form) -> tuple[FieldProblem, ...]:
        """What was found of fields that still hold what they held."""
        typed = form.values()
        return tuple(bad for key, (held, bad) in self._refused.items() if typed.get(key) == held)

    def _say(self, count: int) -> None:
        """The foot: how many fields to mend, or what pressing the button means."""
        if count:
            mend = BadgeView(text=text.MEND_COUNT.format(count=count), tone=Tone.STOP, icon="stop")
            self.badge.show_badge(mend)
            self.badge.setVisible(self._tried)
            self.sentence.say(text.FIRST_MEND.format(count=count) if self._tried else text.FIRST_SAY)
            return
        safe = bool(self.secret.values()["one"])
        self.badge.show_badge(BadgeView(text=text.SECRET_NONE, tone=Tone.CAUTION, icon="warn"))
        self.badge.setVisible(not safe)
        self.sentence.say(text.FIRST_READY if safe else text.FIRST_READY_OPEN)

    def _submit(self) -> None:
        if not self.go.isEnabled():
            return
        self._tried = True
        found = self._judge()
        if found:
            form, problem = found[0]
            form.focus(problem.key)
            return
        self.notice.hide()
        shop, staff = read_shop(self.shop.values()), read_staff(self.staff.values()["staff"])
        self.done.emit(shop, staff, self.secret.values()["one"] or None)

    # --- the front speaks

    def focus_first(self) -> None:
        self.shop.focus("name")

    def act(self, name: str) -> bool:
        """F8 leads to the first field that must be mended; ``primary`` is Enter where no field takes it."""
        if name == "primary":
            self._submit()
            return True
        found = self._judge() if name == "problem" else ()
        for form, problem in found[:1]:
            form.focus(problem.key)
        return name == "problem"

    def busy(self, busy: bool) -> None:
        """The store is being made: nothing can be typed or pressed twice."""
        self._fields.setEnabled(not busy)
        self.go.setEnabled(not busy)
        self.go.setToolTip(text.FIRST_BUSY if busy else "")
        if busy:
            self.notice.hide()
            self.badge.hide()
            self.sentence.say(text.FIRST_BUSY)
        else:
            self._judge()

    def refuse(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say at their fields what no paper could show; everything typed stays."""
        typed = self.shop.values() | self.staff.values()
        self._refused = {bad.key: (typed[bad.key], bad) for bad in reversed(problems)}  # of a field the first
        for form, bad in self._judge()[:1]:
            form.focus(bad.key)

    def fault(self, sentence: str) -> None:
        """Say why the shop could not be made; everything typed stays."""
        self.notice.say("stop", sentence, "", Tone.STOP)
        self.notice.show()
        self.go.setFocus()
