"""The whole sale in the order of the paper, as rows of words. Pure: reads a view, knows no widget."""

from __future__ import annotations

from datetime import datetime

from posapp.domain.application import Application, is_credit
from posapp.domain.facts import date_text, facts_of, rate_text, yen_text
from posapp.domain.money import Yen
from posapp.domain.problem import Problem
from posapp.domain.quote import BODY_FAILS, Quote
from posapp.flows.outage import read_sheets
from posapp.flows.purchase import APPLICANT, CONSENT, DISCLOSURE, QUOTE, SaleView
from posapp.ui import text
from posapp.ui import text_sale as words
from posapp.ui.document_kinds import DOCUMENTS, OTHER_DOCUMENTS
from posapp.ui.group import Group
from posapp.ui.pages.applicant_form import HOUSINGS
from posapp.ui.pages.consent_form import WAYS

_LABELS = {option.value: option.label for option in (*DOCUMENTS, *OTHER_DOCUMENTS, *HOUSINGS, *WAYS)}
_MAN = 100 * 100


def groups(view: SaleView) -> tuple[Group, ...]:
    """Every group that this sale has; those of the application only once it is complete."""
    quote = view.quote
    if quote is None or not is_credit(quote):
        return ()
    made = [_device(quote, view.draft.quote.sheets), _payment(quote), _returns(quote), _topics(view)]
    application = view.checked.application if view.checked else None
    if application is not None:
        made += _application(application)
    return tuple(made)


def _device(quote: Quote, sheets: str) -> Group:
    purchase = quote.purchase
    off = purchase.down_payment + purchase.discount_total + purchase.points.total
    rows = [
        (words.ROW_DEVICE, purchase.device.full_name),
        (words.ROW_PROGRAM, quote.program.name),
        (words.ROW_PRICE, yen_text(purchase.cash_price)),
        (words.ROW_TAKEN_OFF, yen_text(off) if off else words.NONE),
    ]
    read = read_sheets(sheets)
    if read and not isinstance(read, Problem):
        said = words.SHEETS_ON.format(numbers="・".join(read), day=date_text(purchase.on))
        rows.append((words.ROW_SHEETS, said))
    return Group(title=words.GROUP_DEVICE, step=QUOTE, field="device", rows=tuple(rows))


def _payment(quote: Quote) -> Group:
    facts = facts_of(quote)
    first, last = quote.schedule[0], quote.schedule[-1]
    even = last.amount + last.points == (
        quote.schedule[-2].amount + quote.schedule[-2].points if len(quote.schedule) > 1 else 0
    )
    template = words.TIMES_MONTHLY if even else words.TIMES_LAST
    times = template.format(count=len(quote.schedule), monthly=facts["monthly"], last=yen_text(last.amount))
    if facts["spread_points"]:
        times += words.BEFORE_POINTS
    rows = (
        (words.ROW_FINANCED, yen_text(quote.amount_financed)),
        (words.ROW_TIMES, times),
        (words.ROW_CHARGE, f"{yen_text(quote.finance_charge)}・{rate_text(quote)}"),
        (words.ROW_FIRST_LAST, words.FIRST_LAST.format(first=date_text(first.due), last=date_text(last.due))),
    )
    return Group(title=words.GROUP_PAYMENT, step=QUOTE, field="program", rows=rows)


def _returns(quote: Quote) -> Group:
    facts, best = facts_of(quote), quote.best
    rows = [(words.ROW_KEPT, yen_text(quote.kept.burden))]
    if best is None:
        rows.append((words.ROW_RETURNED, words.NO_RETURN))
    else:
        rows.append(
            (words.ROW_RETURNED, words.RETURNED.format(total=yen_text(best.burden), month=facts["best_calendar"]))
        )
        rows.append((words.ROW_DAMAGED, _damage(quote, best.month, facts["surcharge"])))
    strong = (words.ROW_KEPT, words.ROW_RETURNED)
    return Group(title=words.GROUP_RETURN, step=QUOTE, field="return_month", rows=tuple(rows), strong=strong)


def _damage(quote: Quote, month: int, surcharge: str | None) -> str:
    broken = quote.at(month, BODY_FAILS)
    if broken is not None and not broken.surcharge_known:
        return words.DAMAGED_ASSESSED
    if broken is None or not broken.possible or surcharge is None:
        return words.BAR_NO_BENEFIT
    return words.DAMAGED.format(surcharge=surcharge)


def _topics(view: SaleView) -> Group:
    left = [ack for ack in view.acks if not ack.done]
    said = words.TOPICS_OPEN.format(count=len(left))
    if not left and view.acks:
        last = max(ack.understood_at for ack in view.acks if ack.understood_at is not None)
        said = words.TOPICS_DONE.format(count=len(view.acks), time=_time(last), name=view.acks[-1].explained_by)
    field = f"topic:{left[0].topic}" if left else ""
    return Group(title=words.GROUP_TOPICS, step=DISCLOSURE, field=field, rows=((words.ROW_TOPICS, said),))


def _application(made: Application) -> list[Group]:
    person, document = made.person, made.document
    who = Group(
        title=words.GROUP_PERSON, step=APPLICANT, field="family",
        rows=(
            (words.ROW_NAME, words.NAME_KANA.format(name=person.name, kana=person.kana)),
            (words.ROW_BORN, words.BORN_AGE.format(day=date_text(person.born), age=person.age_on(made.applied_on))),
            (words.ROW_ADDRESS, person.address.line),
            (words.ROW_PHONE, "・".join(p for p in (person.mobile, person.home_phone) if p)),
        ),
    )  # fmt: skip
    kind = _LABELS[document.kind.value]
    number = words.DOCUMENT_NUMBER.format(kind=kind, digits=document.last_digits) if document.last_digits else kind
    until = date_text(document.expires) if document.expires else words.NONE
    seen = Group(
        title=words.GROUP_DOCUMENT, step=APPLICANT, field="doc_kind",
        rows=((words.ROW_DOCUMENT, number), (words.ROW_EXPIRES, f"{document.issuer}・{until}")),
    )  # fmt: skip
    return [who, seen, _work(made), _method(made), _consents(made)]


def _work(made: Application) -> Group:
    employer = "・".join(p for p in (made.work.employer, made.work.phone) if p) or words.NONE
    rows = [(words.ROW_EMPLOYER, employer)]
    home = made.household
    if home is not None:
        income = words.INCOME_SAVINGS.format(income=_man(home.income), savings=_man(home.savings))
        rows.append((words.ROW_INCOME, income))
        housing = words.HOUSEHOLD.format(persons=home.persons, housing=_LABELS[home.housing.value])
        rows.append((words.ROW_HOUSEHOLD, housing))
    title = words.GROUP_WORK_LONG if made.long_form else words.GROUP_WORK
    return Group(title=title, step=APPLICANT, field="employer", rows=tuple(rows))


def _method(made: Application) -> Group:
    way = _LABELS[made.method.way.value]
    if made.method.institution:
        way = words.WAY_NUMBER.format(way=way, institution=made.method.institution, digits=made.method.last_digits)
    rows = [(words.ROW_WAY, way)]
    guardian = made.guardian
    if guardian is not None:
        said = words.GUARDIAN.format(name=guardian.name, relation=guardian.relation, phone=guardian.phone)
        rows.append((words.ROW_GUARDIAN, said))
    return Group(title=words.GROUP_METHOD, step=CONSENT, field="way", rows=tuple(rows))


def _consents(made: Application) -> Group:
    given = made.consents
    times = [t for t in (given.inquiry, given.bureau, given.members, given.partners) if t is not None]
    rows = (
        (words.ROW_CONSENTS, words.CONSENTS_DONE.format(time=_time(max(times)))),
        (words.ROW_PLEDGE, words.PLEDGE_DONE),
    )
    return Group(title=words.GROUP_CONSENTS, step=CONSENT, field="consent_inquiry", rows=rows)


def _time(at: datetime) -> str:
    return words.TIME.format(hour=at.hour, minute=at.minute)


def _man(amount: Yen) -> str:
    return f"{amount // _MAN:,}{text.MAN_YEN}"
