"""Where strips and hairlines were; they live in `posapp.ui.widgets.bar`."""

from __future__ import annotations

from posapp.ui.widgets.bar import Hairline as Hairline
from posapp.ui.widgets.bar import Strip as Strip
from posapp.ui.widgets.bar import clear as clear
