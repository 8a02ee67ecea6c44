"""What a demonstrated shop finds outside: the time, which stands still until it is moved on, a network or none, a printer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from posapp.ui.demo.sample_printer import SamplePrinter


@dataclass(slots=True)
class Outside:
    """Changed while the window is open; the shop looks at it whenever it asks for the time or the network."""

    now: datetime
    online: bool = False
    printer: SamplePrinter = field(default_factory=SamplePrinter)
