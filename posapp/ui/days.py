"""Times as the counter says them: 今日 14:58, 昨日 18:47, 6月14日 17:40."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from posapp.ui import text_places as text


def moment(at: datetime, now: datetime) -> str:
    """An aware time in the words of ``now``'s day and zone; the year only when it is another one."""
    local = at.astimezone(now.tzinfo)
    if local.date() == now.date():
        return text.TODAY_AT.format(hour=local.hour, minute=local.minute)
    if local.date() == now.date() - timedelta(days=1):
        return text.YESTERDAY_AT.format(hour=local.hour, minute=local.minute)
    if local.year == now.year:
        return text.DAY_AT.format(month=local.month, day=local.day, hour=local.hour, minute=local.minute)
    return whole(local.date())


def whole(day: date) -> str:
    """2021年6月15日."""
    return text.YEAR_DAY.format(year=day.year, month=day.month, day=day.day)


def stamp(at: datetime, now: datetime) -> tuple[str, str]:
    """``6/15`` and ``14:40`` for places too small for more."""
    local = at.astimezone(now.tzinfo)
    day = text.SHORT_DAY.format(month=local.month, day=local.day)
    return day, text.SHORT_TIME.format(hour=local.hour, minute=local.minute)
