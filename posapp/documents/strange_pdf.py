"""Reading a PDF that anybody may have made: how much room and time it gets, and the ways in which it breaks its reader. Knows no paper.

A PDF of a few kilobytes can unpack to gigabytes, or keep its reader busy for hours. The reader bounds what it unpacks; time is
bounded here, by an exception that another thread raises in the reading one.
"""

from __future__ import annotations

import ctypes
import struct
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock, Timer, get_ident
from typing import Final

from pypdf import apply_configuration
from pypdf.errors import LimitReachedError, PyPdfError

PATIENCE_S: Final = 20.0
"""The longest paper takes a second; whoever waits for more would think that the program stands still."""
_ROOM: Final = 4 << 20
"""Bytes of one stream, unpacked: the fullest page of a paper has a tenth of a megabyte."""
_WORDS: Final = 400_000
"""Operators and operands of one page: the fullest of a paper has a tenth of that."""
BROKEN: Final = (
    PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError,
    zlib.error, struct.error,
)  # fmt: skip
"""A damaged file breaks its reader in many ways; none of them says more than that it is damaged."""


class TooHeavy(Exception):
    """It takes more room or time than any paper does."""


class _TimeUp(BaseException):
    """Not an Exception: the reader goes on after many of those."""


@contextmanager
def guarded(*, paper: bool, patience: float = PATIENCE_S) -> Iterator[None]:
    """Read within; TooHeavy when it is over. ``paper`` gives no more room than a paper of ours needs."""
    try:
        with ExitStack() as bounds:
            if paper:
                bounds.enter_context(_narrow())
            bounds.enter_context(_within(patience))
            yield
    except (_TimeUp, LimitReachedError, MemoryError) as fault:
        raise TooHeavy from fault


@contextmanager
def _narrow() -> Iterator[None]:
    with apply_configuration(
        zlib_maximum_output_length=_ROOM, lzw_maximum_output_length=_ROOM, run_length_maximum_output_length=_ROOM,
        brotli_maximum_output_length=_ROOM, array_based_stream_maximum_output_length=_ROOM,
        stream_decoding_work_maximum_length=4 * _ROOM, stream_parsing_work_maximum_count=_WORDS,
        xform_maximum_invocations_per_extraction=100,
    ):  # fmt: skip
        yield


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise _TimeUp in this thread when it is still inside after so long. Code in C is waited for: it ends by the bounds above.

    One that was raised arrives in here, never later. It is not called back: the interpreter would look for it for ever after,
    at every call and every turn of a loop.
    """
    here, turn, inside, struck = ctypes.c_ulong(get_ident()), Lock(), [True], list[bool]()

    def strike() -> None:
        with turn:
            if inside:
                struck.append(True)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(here, ctypes.py_object(_TimeUp))

    timer = Timer(seconds, strike)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with turn:
            inside.clear()
        timer.cancel()
        for _ in range(2 * len(struck)):
            pass  # it arrives at the turn of a loop
