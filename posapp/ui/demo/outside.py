"""What a demonstrated shop finds outside: the time, which stands still until it is moved on, and whether there is a network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class Outside:
    """Changed while the window is open; the shop looks at it whenever it asks for the time or the network."""

    now: datetime
    online: bool = False
