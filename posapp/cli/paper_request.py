"""A paper's request → the case it is composed from: the quote request with the shop, the people and what was explained added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from posapp.cli.malformed import Malformed
from posapp.cli.ports import Catalogue
from posapp.cli.requests import (
    DETAIL_KEYS,
    QUOTE_KEYS,
    TERMS_KEYS,
    Vocabulary,
    at_purchase,
    read_asks,
    read_program,
    read_purchase,
    read_terms,
)
from posapp.cli.table import REQUIRED, Table, moment
from posapp.domain.application import State, is_senior
from posapp.domain.cap import Approval, excess
from posapp.domain.case import PaperCase
from posapp.domain.disclosure import (
    Acknowledgement,
    ShownTopic,
    Topic,
    choose,
    explain,
    flags_of,
    shown_topics,
    standing,
    understand,
)
from posapp.domain.facts import facts_of, law_facts
from posapp.domain.people import Shop
from posapp.domain.problem import Problem, stop
from posapp.domain.purchase import Purchase
from posapp.domain.quote import Quote, Refused, build_quote
from posapp.domain.regulation import LawBook, Regulation
from posapp.flows.application import Checked, check_application
from posapp.flows.approval import MOST_REASON, read_approval
from posapp.flows.forms import YES, ApplicantForm
from posapp.services.issuing import valid_until
from posapp.services.papers import LETTERS, AtHome, nothing_to_do

SHOP_KEYS = ("name", "address", "phone", "hours", "antique_permit", "code")
PEOPLE_KEYS = ("shop", "staff", "customer", "line", "applicant", "explained")
PAPER_KEYS = ("number", "case_number", "quote_number", "issued_at", "offline", "sample", "formed_on", "copy", "price_list", "others",
              "state")  # fmt: skip
CAP_KEYS = ("cap_override",)
KEYS = (*QUOTE_KEYS, *DETAIL_KEYS, *PEOPLE_KEYS, *PAPER_KEYS, *CAP_KEYS)
APPLICANT_KEYS = tuple(field.name for field in fields(ApplicantForm))
COPIES = ("", "customer", "shop")
NEEDS_APPLICANT = frozenset({"application", "consent", "formed"})
_TIMES = tuple(key for key in APPLICANT_KEYS if key.startswith("consent_"))


@dataclass(frozen=True, slots=True)
class Material:
    """What the rooms around give: catalogue, law, topics, the time of making, and what a device needs before its return."""

    catalogue: Catalogue
    law: LawBook
    topics: tuple[Topic, ...]
    now: datetime
    at_home: AtHome = nothing_to_do


def read_case(kind: str, request: dict[str, Any], material: Material) -> PaperCase | tuple[Problem, ...]:
    """The case of one paper, or why there is none."""
    table = Table(request, "", KEYS)
    words = Vocabulary.of(material.catalogue)
    purchase = read_purchase(table, words)
    regulation = material.law.on(purchase.on)
    program = read_program(table, material.catalogue, words, purchase)
    read_asks(table, program)  # a quote's request serves as it is; papers show every month, asked for or not
    made = build_quote(program, at_purchase(purchase, program), read_terms(table), regulation)
    others = _others(table, words, material, purchase)
    shop, staff = read_shop(table), table.text("staff")
    line, offline = table.flag("line", True), table.flag("offline", False)
    form = _form(table, kind)
    if isinstance(made, Refused):
        return made.problems
    above = _above_cap(table, made)
    if above:
        return above
    checked = _checked(form, made, regulation, staff=staff, line=line)
    if checked is not None and checked.application is None:
        return tuple(replace(problem, where=f"applicant.{problem.where}") for problem in checked.problems)
    topics = _topics(made, regulation, material.topics, form, checked, offline=offline, line=line)
    acks = _acks(table, staff, topics, made.digest)
    person = checked.application.person.name if checked is not None and checked.application is not None else ""
    quote_number: str = table.text("quote_number", f"{LETTERS['quote']}-{purchase.on:%y%m%d}-0001")
    tail = quote_number[1:]
    return PaperCase(
        quote=made,
        others=others,
        regulation=regulation,
        shop=shop,
        staff=staff,
        number=table.text("number", LETTERS[kind] + tail),
        case_number=table.text("case_number", "", empty=True),
        quote_number=quote_number,
        consent_number=LETTERS["consent"] + tail,
        issued_at=table.moment("issued_at", material.now),
        addressee=table.text("customer", person, empty=True),
        application=None if checked is None else checked.application,
        topics=topics,
        acks=acks,
        state=State(table.word("state", [state.value for state in State], State.DRAFT)),
        valid_until=valid_until(made, regulation),
        offline=offline,
        copy_mark=table.word("copy", COPIES, "" if kind == "quote" else "customer"),
        price_list=read_version(table),
        text_version=max((topic.version for topic in topics), default=""),
        formed_on=table.day("formed_on", None),
        sample=table.flag("sample", False),
        at_home=material.at_home(purchase.device),
    )


def _above_cap(table: Table, made: Quote) -> tuple[Problem, ...]:
    """Why a quote above the discount cap gives no paper: ``cap_override`` names the supervisor and the reason."""
    over = excess(made.discount_cap)
    if not table.has("cap_override"):
        limit = made.discount_cap.limit
        return (stop("above-discount-cap", "cap_override", limit=limit, over_by=over),) if over else ()
    given = table.table("cap_override", ("supervisor", "reason"), REQUIRED)
    found = read_approval(given.text("supervisor"), given.text("reason", most=MOST_REASON), over)
    return () if isinstance(found, Approval) or not over else tuple(_renamed(found))


def _renamed(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The form's fields as the request calls them."""
    for problem in problems:
        yield replace(problem, where=f"cap_override.{problem.where.removeprefix('cap_')}")


def read_shop(table: Table) -> Shop:
    """``shop``: who issues the paper."""
    shop = table.table("shop", SHOP_KEYS)
    return Shop(
        name=shop.text("name"),
        address=shop.text("address"),
        phone=shop.text("phone"),
        hours=shop.text("hours"),
        antique_permit=shop.text("antique_permit", "", empty=True),
        code=shop.text("code", "1"),
    )


def read_version(table: Table) -> str:
    """``price_list``: the day of the list the prices come from, empty without one."""
    day: date | None = table.day("price_list", None)
    return day.isoformat() if day else ""


def _others(table: Table, words: Vocabulary, material: Material, purchase: Purchase) -> tuple[Quote, ...]:
    """The same purchase under the programs named for comparison; one that cannot be quoted is left out."""
    found = []
    for place, item in table.items("others", ()):
        row = Table(item, place, ("program", *TERMS_KEYS))
        terms = read_terms(row)
        program = read_program(row, material.catalogue, words, purchase)
        other = build_quote(program, at_purchase(purchase, program), terms, material.law.on(purchase.on))
        if isinstance(other, Quote):
            found.append(other)
    return tuple(found)


def _form(table: Table, kind: str) -> ApplicantForm | None:
    if not table.has("applicant") and kind not in NEEDS_APPLICANT:
        return None
    people = table.table("applicant", APPLICANT_KEYS, REQUIRED)
    typed = {}
    for key in APPLICANT_KEYS:
        if not people.has(key):
            continue
        typed[key] = people.text(key, "", empty=True)
        if key in _TIMES and typed[key]:
            moment(typed[key], people.place(key))
    return ApplicantForm(**typed)


def _checked(
    form: ApplicantForm | None, made: Quote, regulation: Regulation, *, staff: str, line: bool
) -> Checked | None:
    if form is None:
        return None
    return check_application(form, made, regulation, today=made.purchase.on, staff=staff, line=line)


def _topics(
    made: Quote, regulation: Regulation, topics: tuple[Topic, ...], form: ApplicantForm | None, checked: Checked | None,
    *, offline: bool, line: bool,
) -> tuple[ShownTopic, ...]:  # fmt: skip
    minor = checked is not None and checked.minor
    age = None if checked is None else checked.age
    flags = flags_of(
        made,
        minor=minor,
        guardian_pays=minor and form is not None and form.guardian_pays == YES,
        senior=age is not None and is_senior(age, regulation),
        window_payment=form is not None and form.way == "window",
        offline=offline,
        line=line,
    )
    return shown_topics(topics, flags, facts_of(made) | law_facts(regulation, made))


def _acks(
    table: Table, staff: str, topics: tuple[ShownTopic, ...], digest: str
) -> tuple[Acknowledgement, ...]:  # fmt: skip
    """One record a topic; those the request does not name stay blank on the paper, for ticks by hand."""
    by_key = {topic.key: topic for topic in topics}
    acks = {ack.topic: ack for ack in standing((), topics, digest)}
    for place, item in table.items("explained", ()):
        row = Table(item, place, ("topic", "by", "explained_at", "answer", "understood_at"))
        topic = by_key[row.word("topic", tuple(by_key))]
        ack = explain(acks[topic.key], by=row.text("by", staff), at=row.moment("explained_at"))
        understood = row.moment("understood_at", None)
        if row.has("answer"):
            ack = choose(
                ack,
                topic,
                row.word("answer", topic.choices),
                understood or ack.explained_at or row.moment("explained_at"),
            )
        if understood is not None:
            if topic.asks and not ack.answered_right:
                raise Malformed("understood-without-answer", row.place("understood_at"), right=topic.right)
            ack = understand(ack, topic, understood)
        acks[topic.key] = ack
    return tuple(acks.values())
