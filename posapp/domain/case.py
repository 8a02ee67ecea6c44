"""What every paper of a case is composed from: frozen values, numbers and times. Services fill it, documents read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from posapp.domain.application import Application, State
from posapp.domain.comparison import Comparison
from posapp.domain.disclosure import Acknowledgement, ShownTopic
from posapp.domain.people import Shop
from posapp.domain.quote import Quote
from posapp.domain.regulation import Regulation


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCase:
    """Everything a paper may say.

    others        quotes of the same purchase under other programs, for comparison
    regulation    the law's parameters on the day of the quote
    addressee     the customer's name where known, empty otherwise
    application   None until one was taken; topics and acks are empty until something was explained
    number        this paper's number; the other numbers name its neighbours, empty where there are none
    issued_at     when the paper was made, shop's local time; aware
    valid_until   last day of the quote's validity
    copy_mark     customer (お客さま控え) or shop (店舗控え), empty for none
    price_list    version of the price list (ISO date), text_version of the disclosure texts
    formed_on     the day both contracts were formed, None before
    sample        a demo shop or a training day: the paper is marked 見本
    at_home       what to do with this device before it is returned; empty where nobody could say
    sheets        手書き用紙 that the sale was keyed in from afterwards: every paper says so
    """

    quote: Quote
    regulation: Regulation
    shop: Shop
    staff: str
    number: str
    issued_at: datetime
    others: tuple[Quote, ...] = ()
    addressee: str = ""
    application: Application | None = None
    topics: tuple[ShownTopic, ...] = ()
    acks: tuple[Acknowledgement, ...] = ()
    state: State = State.DRAFT
    case_number: str = ""
    quote_number: str = ""
    consent_number: str = ""
    valid_until: date | None = None
    offline: bool = False
    copy_mark: str = ""
    price_list: str = ""
    text_version: str = ""
    formed_on: date | None = None
    sample: bool = False
    at_home: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonCase:
    """What 比較表 is composed from.

    paper   shop, numbers and days; its quote is the first of the comparison
    why, turns  why the first wins and what turns that around, as sentences
    """

    paper: PaperCase
    comparison: Comparison
    why: tuple[str, ...]
    turns: tuple[str, ...]
