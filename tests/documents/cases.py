"""Real cases for the papers' tests: every program of the catalogue on a real device, explained and applied for, by sample people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from functools import cache

from posapp import resources
from posapp.catalog.book import Catalog
from posapp.catalog.guides import GuideBook, load_guides
from posapp.catalog.loader import load
from posapp.catalog.topics import TopicBook, load_topics
from posapp.domain.application import (
    Application,
    BureauConsents,
    Household,
    Housing,
    PaymentMethod,
    PaymentWay,
    State,
    Work,
    asks_long_form,
    is_credit,
)  # fmt: skip
from posapp.domain.case import PaperCase
from posapp.domain.disclosure import Acknowledgement, ShownTopic, choose, explain, flags_of, shown_topics, understand
from posapp.domain.facts import facts_of, law_facts
from posapp.domain.guides import at_home_for
from posapp.domain.people import Address, DocumentKind, Guardian, IdentityDocument, Person, Shop
from posapp.domain.purchase import Device, Points, Purchase, StepAmount, Terms
from posapp.domain.quote import Quote, build_quote

JST = timezone(timedelta(hours=9))
SHOP = Shop(
    name="見本携帯ショップ 中央店",
    address="東京都千代田区見本町1-2-3",
    phone="03-0000-0000",
    hours="10時〜19時",
    sample=True,
)
XPERIA = Device(name="Xperia 1", category="phone", storage="64GB", colour="ブラック", imei="490154203237518")
IPHONE = Device(name="iPhone 15 Pro", category="phone", storage="128GB", colour="ナチュラルチタニウム")
NO_TERMS = Terms()
NO_POINTS = Points()
CAMERA = Device(name="α7 IV ボディ", category="camera")


@dataclass(frozen=True, slots=True, kw_only=True)
class Buy:
    """What is bought under one program for the tests."""

    program: str
    on: date
    price: int
    device: Device = XPERIA
    terms: Terms = NO_TERMS
    points: Points = NO_POINTS
    down_payment: int = 0
    cover: str | None = None


def steps(*runs: tuple[int, int, int]) -> Terms:
    return Terms(steps=tuple(StepAmount(first=a, last=b, amount=yen) for a, b, yen in runs))


SOFT_DAY = date(2024, 1, 10)
BUYS = {
    "docomo-okaeshi": Buy(program="docomo-okaeshi", on=date(2019, 6, 15), price=108000),
    "docomo-points": Buy(program="docomo-okaeshi", on=date(2019, 6, 15), price=108000, points=Points(instalments=54000)),
    "docomo-down": Buy(program="docomo-okaeshi", on=date(2019, 6, 15), price=108000, down_payment=9000),
    "docomo-plain-36": Buy(program="docomo-plain-36", on=date(2019, 6, 15), price=100000),
    "au-kaetoku": Buy(program="au-kaetoku", on=date(2020, 3, 10), price=108640, terms=Terms(residual=38640), points=Points(instalments=5000)),
    "au-plain-36": Buy(program="au-plain-36", on=date(2020, 3, 10), price=108640),
    "softbank-shintoku-standard": Buy(
        program="softbank-shintoku-standard", on=SOFT_DAY, price=140832, device=IPHONE, terms=steps((1, 24, 2238), (25, 48, 3630))
    ),
    "softbank-shintoku-premium": Buy(
        program="softbank-shintoku-premium", on=SOFT_DAY, price=140160, device=IPHONE, cover="anshin-applecare",
        terms=replace(steps((1, 12, 1000), (13, 48, 3560)), usage_fee=12100),
    ),
    "softbank-shintoku-value": Buy(
        program="softbank-shintoku-value", on=SOFT_DAY, price=140160, device=IPHONE, terms=steps((1, 12, 1000), (13, 48, 3560))
    ),
    "softbank-plain-48": Buy(program="softbank-plain-48", on=SOFT_DAY, price=140832, device=IPHONE),
    "sony-zanka-2y": Buy(program="sony-zanka-2y", on=date(2022, 5, 20), price=259800, device=CAMERA, terms=Terms(residual=103800)),
    "sony-zanka-1y": Buy(program="sony-zanka-1y", on=date(2022, 5, 20), price=259800, device=CAMERA, terms=Terms(residual=163800)),
    "lump-sum": Buy(program="lump-sum", on=date(2019, 6, 15), price=108000),
}  # fmt: skip
"""Every program of the catalogue, with points, a down payment, a usage fee and a cover among them."""

CREDIT = tuple(name for name, buy in BUYS.items() if buy.program != "lump-sum")
RETURNING = tuple(name for name in CREDIT if "plain" not in name)


@cache
def catalogue() -> Catalog:
    return load(resources.root() / "catalog")


@cache
def topic_book() -> TopicBook:
    return load_topics(resources.root() / "catalog" / "disclosure")


def quoted(buy: Buy) -> Quote:
    book = catalogue()
    program = book.program(buy.program, buy.on)
    assert program is not None
    purchase = Purchase(
        on=buy.on,
        device=buy.device,
        cash_price=buy.price,
        down_payment=buy.down_payment,
        points=buy.points,
        cover=buy.cover,
    )
    made = build_quote(program, purchase, buy.terms, book.law.on(buy.on))
    assert isinstance(made, Quote), made
    return made


def applicant() -> Person:
    return Person(
        family="髙橋", given="花子", family_kana="タカハシ", given_kana="ハナコ", born=date(1985, 4, 12), mobile="090-0000-0000",
        address=Address(postal="100-0001", area="東京都千代田区", town="見本町", street="4-5-6", building="見本ハイツ203"),
    )  # fmt: skip


def application(
    quote: Quote, at: datetime, *, person: Person | None = None, guardian: Guardian | None = None
) -> Application:
    law = catalogue().law.on(quote.purchase.on)
    long_form = asks_long_form(quote, law)
    return Application(
        person=person or applicant(),
        document=IdentityDocument(
            kind=DocumentKind.LICENCE, issuer="東京都公安委員会", expires=quote.purchase.on + timedelta(days=900),
            last_digits="1234", checked_by="佐藤",
        ),
        work=Work(employer="株式会社見本製作所", phone="03-0000-0001"),
        household=Household(income=4200000, persons=2, housing=Housing.RENTED, savings=0) if long_form else None,
        guardian=guardian, method=PaymentMethod(way=PaymentWay.ACCOUNT, institution="見本銀行", last_digits="4567"),
        consents=BureauConsents(inquiry=at, bureau=at, members=at, partners=at), pledge=True, applied_on=quote.purchase.on,
        long_form=long_form,
    )  # fmt: skip


def acknowledged(quote: Quote, topics: tuple[ShownTopic, ...], start: datetime) -> tuple[Acknowledgement, ...]:
    """Every topic explained a minute after the other, answered rightly and understood."""
    acks = []
    for i, topic in enumerate(topics):
        at = start + timedelta(minutes=i)
        ack = explain(Acknowledgement(topic=topic.key, version=topic.version, digest=quote.digest), by="佐藤", at=at)
        if topic.asks:
            ack = choose(ack, topic, topic.right, at)
        acks.append(understand(ack, topic, at))
    return tuple(acks)


@cache
def case(name: str) -> PaperCase:
    """The whole case of one buy of BUYS."""
    return case_of(BUYS[name])


@cache
def guide_book() -> GuideBook:
    return load_guides(resources.root() / "catalog" / "guides")


def case_of(buy: Buy) -> PaperCase:
    """The whole case of one buy, ready for every paper; times on the shop's clock."""
    quote = quoted(buy)
    law = catalogue().law.on(buy.on)
    start = datetime.combine(buy.on, time(14, 5), JST)
    topics = shown_topics(topic_book().topics, flags_of(quote, offline=True), facts_of(quote) | law_facts(law, quote))
    return PaperCase(
        quote=quote, others=others(buy), regulation=law, shop=SHOP, staff="佐藤", number="Q-190615-0042",
        issued_at=start + timedelta(minutes=26), addressee="髙橋 花子",
        application=application(quote, start + timedelta(minutes=20)) if is_credit(quote) else None, topics=topics,
        acks=acknowledged(quote, topics, start), state=State.TAKEN, case_number="C-190615-003", quote_number="Q-190615-0042",
        consent_number="P-190615-0042", valid_until=buy.on + timedelta(days=15), offline=True, copy_mark="customer",
        price_list="2019-06-15", text_version="2019-06-01",
        formed_on=buy.on if is_credit(quote) else None, sample=True, at_home=at_home_for(guide_book().at_home, buy.device),
    )  # fmt: skip


def others(buy: Buy) -> tuple[Quote, ...]:
    """The plain plan of the same operator and the lump sum."""
    plain = {"docomo": "docomo-plain-36", "au": "au-plain-36", "softbank": "softbank-plain-48"}.get(
        buy.program.split("-")[0]
    )
    names = [n for n in (plain, "lump-sum") if n and n != buy.program]
    return tuple(quoted(Buy(program=n, on=buy.on, price=buy.price, device=buy.device)) for n in names)
