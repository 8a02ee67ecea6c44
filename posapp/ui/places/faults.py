"""Known faults as sentences. A fault without a code is a mistake of the program and goes on to its last net."""

from __future__ import annotations

from posapp.domain.problem import stop
from posapp.services.front import Sentences
from posapp.services.whole_files import is_full


def said(fault: Exception, sentences: Sentences) -> str:
    """The sentence of a known fault of store, papers or printer; anything else is raised again."""
    if is_full(fault):
        return sentences.text(stop("disk-full"))
    code = getattr(fault, "code", None)
    if not isinstance(code, str) or not code:
        raise fault
    return sentences.text(stop(code, detail=str(getattr(fault, "detail", "")) or None))


def unsaved(fault: Exception, sentences: Sentences, otherwise: str) -> str:
    """Why a file was not written: no room is said so, anything else in the page's own words."""
    return sentences.text(stop("disk-full")) if is_full(fault) else otherwise


def unwritten(fault: Exception) -> bool:
    """True when a file could not be written; a fault with a code is the store's, the papers' or the printer's."""
    return isinstance(fault, OSError) and not hasattr(fault, "code")
