"""The head of one return by courier: who and what, the line of its life, what is to be done next. Shows only."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from posapp.domain.facts import date_text
from posapp.services.mail_ports import MailReturnRow
from posapp.services.mailing import MailBody
from posapp.ui import text_mail as text
from posapp.ui.pages.mail import views as show
from posapp.ui.places.life_line import LifeLine
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import Badge
from posapp.ui.widgets.words import Words


class MailHead(QWidget):
    """Three lines: name with state and number, the life line, the next step with its day."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.badge, self.number = Words("", 20, bold=True, elide=True), Badge(), Words("", 14, role="quiet")
        self.facts, self.next = Words("", 14, role="quiet", elide=True), Words("", 14, bold=True, elide=True)
        self.life = LifeLine()
        row = horizontal(spacing=12)
        row.addWidget(self.name)
        row.addWidget(self.badge)
        row.addWidget(self.facts, 1)
        row.addWidget(self.number)
        column = vertical(self, spacing=8)
        column.addLayout(row)
        column.addWidget(self.life)
        column.addWidget(self.next)

    def show_return(self, row: MailReturnRow, body: MailBody, name: str, now: datetime) -> None:
        """Show a return; ``name`` is the customer's as far as it is typed."""
        mail = body.mail
        self.name.say(show.name_of(name))
        self.badge.show_badge(show.badge_of(row.state))
        self.number.say(row.number)
        bought = date_text(mail.contract.purchase.on)
        self.facts.say(text.FACTS.format(device=row.device, program=row.program, day=bought))
        self.life.show_life(show.life(body, now))
        step = show.next_of(mail, now.date())
        self.next.setVisible(step is not None)
        if step is not None:
            self.next.say(step.words)
            self.next.set_role("stop" if step.late else "ink")
