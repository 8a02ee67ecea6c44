"""責任者の承認 as typed → an approval of a quote above the discount cap, or why it does not hold. Pure; stores nothing.

An approval holds for the very excess it was given for. Its reason stays on record for ever, so it names no customer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from posapp.domain.cap import Approval, excess
from posapp.domain.money import Yen
from posapp.domain.problem import Problem, notice, stop, stopping
from posapp.domain.quote import Quote
from posapp.flows import reading
from posapp.flows.forms import ApplicantForm, QuoteForm, SaleDraft

LEAST_REASON = 10
"""Characters: fewer tell nobody anything a year later."""
MOST_REASON = 200
_SUPERVISOR, _REASON = "cap_supervisor", "cap_reason"
_PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.\w"  # an e-mail address
    r"|(?<![\d.,-])(?:\+81|0)(?:[-() ]{0,2}\d){9,10}(?![\d,])"  # a telephone number
    r"|(?<![\d.,])(?:\d{4}[- ]\d{6}[- ]\d{4,5}|\d{14,19})(?![\d,])"  # a card; one in fours is refused everywhere
)
"""What the reason may not hold, in NFKC with plain hyphens. Thirteen digits are an article number."""
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc"), "-")


def approved(form: QuoteForm, over: Yen, *, supervisor: str | None = None, reason: str | None = None) -> QuoteForm:
    """The form with a word of the approval changed; what was typed for another excess falls away."""
    held = stands_for(form, over)
    return replace(
        form,
        cap_supervisor=supervisor if supervisor is not None else form.cap_supervisor if held else "",
        cap_reason=reason if reason is not None else form.cap_reason if held else "",
        cap_excess=str(over),
    )


def stands_for(form: QuoteForm, over: Yen) -> bool:
    """True when what is typed was typed for this excess."""
    return form.cap_excess == str(over)


def read_approval(supervisor: str, reason: str, over: Yen, names: Iterable[str] = ()) -> Approval | tuple[Problem, ...]:
    """An approval from its two texts; ``names`` are the words about the customer that the reason may not hold."""
    who = reading.read_text(supervisor, _SUPERVISOR)
    why = reading.read_text(reason, _REASON, required=False, most=MOST_REASON)
    problems: list[Problem] = []
    if isinstance(who, Problem):
        empty = who.code == "field-empty"
        problems.append(stop("cap-supervisor-missing", _SUPERVISOR, over_by=over) if empty else who)
    if isinstance(why, Problem):
        problems.append(why)
    elif len(why) < LEAST_REASON:
        problems.append(stop("cap-reason-short", _REASON, least=LEAST_REASON))
    elif any(_plain(name) in _plain(why) for name in names):
        problems.append(stop("cap-reason-names-customer", _REASON))
    elif _PERSONAL.search(unicodedata.normalize("NFKC", why).translate(_HYPHENS)):
        problems.append(stop("cap-reason-personal", _REASON))
    if problems or isinstance(who, Problem) or isinstance(why, Problem):
        return tuple(problems)
    return Approval(supervisor=who, reason=why, excess=over)


def approval_of(draft: SaleDraft, quote: Quote) -> Approval | tuple[Problem, ...] | None:
    """The draft's approval of this quote, or why there is none; None where none is needed."""
    cap, form = quote.discount_cap, draft.quote
    over = excess(cap)
    if not over:
        return None
    if not form.cap_supervisor.strip() and not form.cap_reason.strip():
        where = "discount" if quote.purchase.discount_total else _SUPERVISOR  # where it can be mended
        return (stop("above-discount-cap", where, limit=cap.limit, over_by=over),)
    if not stands_for(form, over):
        before = int(form.cap_excess) if form.cap_excess.isdecimal() else None
        return (stop("cap-approval-fell", _SUPERVISOR, approved=before, over_by=over),)
    return read_approval(form.cap_supervisor, form.cap_reason, over, _about(draft.applicant))


def cap_problems(draft: SaleDraft, quote: Quote) -> tuple[Problem, ...]:
    """What keeps a quote from being issued because of the discount cap, or what must be known of it."""
    found = approval_of(draft, quote)
    if found is None:
        return ()
    if not isinstance(found, Approval):
        return found
    told = notice(
        "above-discount-cap-approved", "discount", limit=quote.discount_cap.limit, over_by=found.excess,
        supervisor=found.supervisor,
    )  # fmt: skip
    own = (notice("cap-supervisor-is-staff", _SUPERVISOR),) if _plain(found.supervisor) == _plain(draft.staff) else ()
    return (told, *own)


def approval(draft: SaleDraft, quote: Quote) -> Approval | None:
    """The approval that stands; None where none is needed or none holds."""
    found = approval_of(draft, quote)
    return found if isinstance(found, Approval) else None


def barred(draft: SaleDraft, quote: Quote) -> tuple[Problem, ...]:
    """Why the quote cannot be issued."""
    return stopping(cap_problems(draft, quote))


def _about(applicant: ApplicantForm) -> tuple[str, ...]:
    """Words that would tell who the customer is; one character alone stands in too many other words."""
    words = (
        applicant.family + applicant.given, applicant.family, applicant.given, applicant.family_kana,
        applicant.given_kana, applicant.mobile, applicant.home_phone,
    )  # fmt: skip
    return tuple(word for word in words if len(_plain(word)) > 1)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    return "".join(char for char in folded if char not in " -")
