"""公式書類を加える: the chosen file's name, what its edition is called and which days it holds. Shows problems at their fields; stores nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from posapp.domain.problem import Problem
from posapp.flows.official import LONGEST_VERSION
from posapp.ui import text_official as text
from posapp.ui.places.asking import Asking
from posapp.ui.views import Tone
from posapp.ui.widgets.layouts import vertical
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
    """The file above, the questions about it below."""

    def __init__(self) -> None:
        super().__init__()
        self.file = Words("", 14, bold=True, wrap=True)
        self.notice = Notice("info", "", tone=Tone.CAUTION)
        self.asking = Asking(_FIELDS, text.TAKE, text.QUIT, icon="check")
        column = vertical(self, spacing=12)
        column.addWidget(Words(text.ADDING, 12, role="quiet"))
        column.addWidget(self.file)
        column.addWidget(Words(text.ADDING_NOTE, 12, role="quiet", wrap=True))
        column.addWidget(self.notice)
        column.addWidget(self.asking, 1)
        self.notice.hide()

    def begin(self, file: str, pages: int, *, after: bool) -> None:
        """Ask about another file; ``after``: an edition is there that it may follow."""
        self.file.say(text.ADDING_FILE.format(file=file, pages=pages))
        self.notice.hide()
        self.asking.form.fields["replaces"].setVisible(after)
        self.asking.begin({"version": "", "valid_from": "", "valid_until": "", "replaces": ""})

    def show_problems(self, problems: tuple[Problem, ...], short: Callable[[Problem], str], whole: str) -> None:
        """Problems at their fields with the first one's whole sentence above."""
        self.asking.show_problems(problems, short)
        self.notice.say("stop", text.NOT_ADDED, whole, Tone.STOP)
        self.notice.show()
