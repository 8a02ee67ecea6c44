"""UUIDv7 (RFC 9562 §5.7) for records: 48 bits of milliseconds, then bits that grow, so that ids sort by birth.

Must not know what the ids are for. Python 3.14 has `uuid.uuid7`; until then these few lines.
"""

from __future__ import annotations

import secrets
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0


def uuid7() -> UUID:
    """A new id, greater than every id this process made before (also when the clock is set back)."""
    global _last
    fresh = (time.time_ns() // 1_000_000 << 74) | secrets.randbits(74)
    with _lock:
        # Within one millisecond, or after the clock went back, count on from the last id by a random step
        # (method 2 of §6.2).
        _last = fresh if fresh > _last else _last + 1 + secrets.randbits(32)
        value = _last
    milliseconds, rand_a, rand_b = value >> 74, value >> 62 & 0xFFF, value & (1 << 62) - 1
    return UUID(int=milliseconds << 80 | 7 << 76 | rand_a << 64 | 0b10 << 62 | rand_b)
