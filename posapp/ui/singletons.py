"""Keeps None, True and False alive under Python 3.11, where PySide6 6.12 lets go of them without having held them.

PySide6 6.12 is built with headers of Python 3.12 and later, in which these objects are immortal and never counted.
Under 3.11 every call that returns nothing then takes one from None's count, and after some thousand calls the
interpreter ends with ``none_dealloc``. Giving the objects the count of an immortal one, as 3.12 does by itself, takes
the fault away.
Knows nothing of posapp; may go when the least Python is 3.12.
"""

from __future__ import annotations

import ctypes
import sys

ENOUGH = 1 << (60 if sys.maxsize > 2**32 else 29)
"""A count that no run can use up: more calls than a process makes in years."""


def keep() -> bool:
    """Give the shared objects a count that cannot run out; True when this Python needed it. Safe to call again."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return False
    for shared in (None, True, False, NotImplemented, ...):
        count = ctypes.c_ssize_t.from_address(id(shared))
        if count.value < ENOUGH // 2:
            count.value += ENOUGH
    return True
