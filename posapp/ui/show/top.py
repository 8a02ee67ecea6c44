"""The top bar from the state of the shop: date in both calendars, and chips for what needs attention."""

from __future__ import annotations

from datetime import datetime

from posapp.domain.days import era_text
from posapp.services.front import Services
from posapp.ui import text, text_front
from posapp.ui.views import ChipView, Tone, TopView


def day_words(now: datetime) -> tuple[str, str]:
    """2021年6月15日(火) and 令和3年."""
    weekday = text.WEEKDAYS[now.weekday()]
    day = text_front.DAY.format(year=now.year, month=now.month, day=now.day, weekday=weekday)
    return day, era_text(now.date()).split("年")[0] + "年"


def closed_top(now: datetime) -> TopView:
    """Before the shop is open: only the date."""
    day, era = day_words(now)
    return TopView(shop=text.APP, staff="", day=day, era=era, time=f"{now.hour}:{now.minute:02d}")


def top(services: Services) -> TopView:
    """The bar of an open shop. Reads the store."""
    around = services.around
    now = around.now()
    day, era = day_words(now)
    unsent = len(services.records.outbox())
    unprinted = len(services.papers.unprinted())
    chips = [
        ChipView(
            key="unsent", icon="unsent", text=text_front.UNSENT, figure=str(unsent), help=text_front.UNSENT_HELP
        ),
        ChipView(
            key="unprinted", icon="printer", text=text_front.UNPRINTED, figure=str(unprinted),
            help=text_front.UNPRINTED_HELP,
        ),
        _backup(services.records.last_backup(), now),
    ]  # fmt: skip
    if around.offline():
        offline = ChipView(
            key="offline", icon="offline", text=text_front.OFFLINE, tone=Tone.CAUTION, help=text_front.OFFLINE_HELP
        )
        chips.insert(0, offline)
    return TopView(
        shop=around.shop().name,
        staff=around.staff(),
        day=day,
        era=era,
        time=f"{now.hour}:{now.minute:02d}",
        chips=tuple(chips),
    )


def _backup(last: datetime | None, now: datetime) -> ChipView:
    if last is None:
        when = short = text_front.BACKUP_NEVER
    else:
        local = last.astimezone(now.tzinfo)
        short = f"{local.hour}:{local.minute:02d}"
        today = text_front.BACKUP_TODAY.format(hour=local.hour, minute=local.minute)
        other = text_front.BACKUP_DAY.format(month=local.month, day=local.day)
        when, short = (today, short) if local.date() == now.date() else (other, other)
    return ChipView(
        key="backup", icon="backup", text=text_front.BACKUP.format(when=when), tone=Tone.QUIET,
        help=text_front.BACKUP_HELP, short=text_front.BACKUP.format(when=short),
    )  # fmt: skip
