"""The windows: the only room that knows PySide6. Shows what the services answer; decides and computes nothing."""

from posapp.ui.singletons import keep
from posapp.ui.unread import leave

# Before anything of Qt is called, whichever module of this room comes first.
keep()
leave()
