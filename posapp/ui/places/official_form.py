"""公式書類を加える: the chosen file's name, what its edition is called and which days it holds. Shows problems at their fields; stores nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.problem import Problem
from posapp.flows.official import LONGEST_VERSION, OfficialForm
from posapp.ui import keys
from posapp.ui import text_official as text
from posapp.ui.views import FieldProblem, Tone
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.spec import FieldKind, FieldSpec
from posapp.ui.widgets.words import Words

_FIELDS = (
    FieldSpec(key="version", label=text.VERSION, help=text.VERSION_HELP, most=LONGEST_VERSION),
    FieldSpec(key="valid_from", label=text.FROM, kind=FieldKind.DATE),
    FieldSpec(key="valid_until", label=text.LAST, help=text.LAST_HELP, kind=FieldKind.DATE),
    FieldSpec(key="replaces", label=text.REPLACES, kind=FieldKind.CHECK),
)


class OfficialFields(QWidget):
    """``taken`` asks for the document to be kept with this form, ``left`` goes back."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = Words("", 14, bold=True, wrap=True)
        self.notice = Notice("info", "", tone=Tone.CAUTION)
        self.form = Form(_FIELDS)
        self.take_button = Button(text.TAKE, kind="primary", icon="check", cap=keys.cap("second"))
        self.quit_button = Button(text.QUIT, cap=keys.ESCAPE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Words(text.ADDING, 12, role="quiet"))
        column.addWidget(self.file)
        column.addWidget(Words(text.ADDING_NOTE, 12, role="quiet", wrap=True))
        column.addWidget(self.notice)
        column.addWidget(self.form)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.take_button, 1)
        row.addWidget(self.quit_button)
        column.addLayout(row)
        self.form.finished.connect(self.take_button.setFocus)
        self.take_button.clicked.connect(self.take)
        self.quit_button.clicked.connect(self.left)
        self.notice.hide()

    def begin(self, file: str, pages: int, *, after: bool) -> None:
        """Ask about another file; ``after``: an edition is there that it may follow."""
        self.file.say(text.ADDING_FILE.format(file=file, pages=pages))
        self.notice.hide()
        self.form.put({"version": "", "valid_from": "", "valid_until": "", "replaces": ""})
        self.form.fields["replaces"].setVisible(after)
        self.form.show_problems(())
        self.form.focus("version")

    def take(self) -> None:
        """Ask for it to be kept."""
        if self.take_button.isEnabled():
            self.taken.emit(OfficialForm(**self.form.values()))

    def show_problems(self, problems: tuple[Problem, ...], short: Callable[[Problem], str], whole: str) -> None:
        """Problems at their fields with the first one's whole sentence above, the cursor in the first field."""
        found = tuple(FieldProblem(key=p.where, text=short(p)) for p in problems if p.where in self.form.fields)
        self.form.show_problems(found)
        self.notice.say("stop", text.NOT_ADDED, whole, Tone.STOP)
        self.notice.show()
        self.form.focus(found[0].key if found else "version")

    def block(self, blocked: bool) -> None:
        """While it is kept nothing else begins."""
        for button in (self.take_button, self.quit_button):
            button.setEnabled(not blocked)
            button.setToolTip(text.BUSY if blocked else "")
