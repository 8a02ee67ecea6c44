"""訂正 of one line of 古物台帳: what may be put right, and why. Shows problems at their fields; writes nothing itself."""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.people import NUMBER_NEVER_KEPT
from posapp.flows.ledger import SIGNED, CorrectionForm, form_of
from posapp.services.ledger_book import BookLine
from posapp.ui import keys
from posapp.ui import text_ledger as text
from posapp.ui.places.card import Column, HeadCard
from posapp.ui.views import FieldProblem
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.layouts import horizontal
from posapp.ui.widgets.spec import FieldKind, FieldSpec, Option
from posapp.ui.widgets.words import Words

_WAYS = (*(Option(value, label) for value, label in text.DOCUMENTS.items()), Option(SIGNED, text.SIGNED))
_WITH_DIGITS = tuple(value for value in text.DOCUMENTS if value not in {kind.value for kind in NUMBER_NEVER_KEPT})
_FIELDS = (
    FieldSpec(key="maker", label=text.MAKER, width=4, most=100),
    FieldSpec(key="model", label=text.MODEL, width=5, most=100),
    FieldSpec(key="colour", label=text.COLOUR, width=3, most=100),
    FieldSpec(key="imei", label=text.IMEI_FIELD, width=6),
    FieldSpec(key="serial", label=text.SERIAL_FIELD, width=6),
    FieldSpec(key="name", label=text.NAME, width=5, most=100),
    FieldSpec(key="age", label=text.AGE, kind=FieldKind.NUMBER, unit=text.YEARS_OLD, width=2),
    FieldSpec(key="occupation", label=text.OCCUPATION, width=5, most=100),
    FieldSpec(key="address", label=text.ADDRESS, most=400),
    FieldSpec(key="way", label=text.WAY, kind=FieldKind.CHOICE, options=_WAYS, width=8),
    FieldSpec(key="last_digits", label=text.LAST_DIGITS, width=4, most=8, depends=("way", _WITH_DIGITS)),
    FieldSpec(key="reason", label=text.REASON, help=text.REASON_HELP, most=100),
)


class LedgerCorrection(QWidget):
    """A card with the line as it stands. ``written`` asks for the correction (line, form), ``left`` goes back."""

    written = Signal(object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line: BookLine | None = None
        self.form = Form(_FIELDS)
        self.card = HeadCard("")
        self.write_button = Button(text.WRITE, kind="primary", icon="edit", cap=keys.cap("page"))
        self.quit_button = Button(text.QUIT, cap=keys.ESCAPE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = Column(margins=(16, 12, 16, 12), gap=12)
        scroll.body.addWidget(Words(text.CORRECTING_NOTE, 12, role="quiet", wrap=True))
        scroll.body.addWidget(self.form)
        scroll.body.addStretch(1)
        self.card.body.addWidget(scroll, 1)
        foot = horizontal(margins=(16, 8, 16, 12), spacing=12)
        foot.addStretch(1)
        foot.addWidget(self.quit_button)
        foot.addWidget(self.write_button)
        self.card.body.addLayout(foot)
        outer.addWidget(self.card)
        self.form.finished.connect(self.write_button.setFocus)
        self.write_button.clicked.connect(self.write)
        self.quit_button.clicked.connect(self.left)

    def begin(self, line: BookLine) -> None:
        """Show a line to be put right."""
        self._line = line
        self.card.title.say(text.CORRECTING.format(number=line.row.number))
        self.form.put(asdict(form_of(line.row)))
        self.form.show_problems(())
        self.form.focus("model")

    def write(self) -> None:
        """Ask for the correction to be written."""
        if self._line is not None:
            self.written.emit(self._line, CorrectionForm(**self.form.values()))

    def show_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Problems at their fields, the cursor in the first."""
        self.form.show_problems(problems)
        wrong = {problem.key for problem in problems}
        first = next((key for key in self.form.order() if key in wrong), "")
        self.form.focus(first)
