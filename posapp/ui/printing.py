"""The printing of this operating system: the only place that knows which one it is."""

from __future__ import annotations

import sys

from posapp.services.print_ports import Spool

if sys.platform == "win32":
    from posapp.ui.printing_raster import RasterSpool
else:
    from posapp.ui.printing_cups import CupsSpool


def system_spool() -> Spool:
    """CUPS takes the PDF itself; Windows gets pages as pictures."""
    if sys.platform == "win32":
        return RasterSpool()
    else:
        return CupsSpool()
