"""Known faults as sentences. A fault without a code is a mistake of the program and goes on to its last net."""

from __future__ import annotations

import errno

from posapp.domain.problem import stop
from posapp.services.front import Sentences


def said(fault: Exception, sentences: Sentences) -> str:
    """The sentence of a known fault of store, papers or printer; anything else is raised again."""
    if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
        return sentences.text(stop("disk-full"))
    code = getattr(fault, "code", None)
    if not isinstance(code, str) or not code:
        raise fault
    return sentences.text(stop(code, detail=str(getattr(fault, "detail", "")) or None))
