"""`catalog check`, `demo` and `db`: each hands over to a door and tells what came of it."""

from __future__ import annotations

import errno
import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from posapp.cli import words
from posapp.cli.answers import Json
from posapp.cli.malformed import Fault, Malformed
from posapp.cli.ports import Catalogue, CliServices, Mistake
from posapp.cli.quoting import Answer
from posapp.domain.regulation import LawBook
from posapp.services.front import Services, ShopState

PASSPHRASE = "POSAPP_PASSPHRASE"
"""Environment variable that holds the passphrase where nobody can type it."""


def law(catalogue: Catalogue) -> LawBook:
    """The law's figures; Fault when the catalogue's are incomplete."""
    if catalogue.law_book is None:
        raise Fault("law-missing", "、".join(_line(wrong) for wrong in catalogue.mistakes))
    return catalogue.law_book


def check_catalogue(folder: str | None, services: CliServices) -> tuple[int, Json, list[str]]:
    """Every mistake in a catalogue folder: exit status, the answer, and one line each for standard error. Notices leave both as they are."""
    if folder is not None and not Path(folder).is_dir():
        raise Malformed("folder-missing", "DIR", given=folder)
    found = services.check(None if folder is None else Path(folder))
    answer = {
        "files": found.files,
        "mistakes": _told(found.mistakes),
        "notices": _told(found.notices),
    }
    return (1 if found.mistakes else 0), answer, [_line(wrong) for wrong in found.mistakes]


def _told(found: Sequence[Mistake]) -> list[Json]:
    return [{"file": m.file, "key": m.key, "what": m.what, "mend": m.mend} for m in found]


def _line(wrong: Mistake) -> str:
    place = f"{wrong.file} › {wrong.key}" if wrong.key else wrong.file
    return f"{place}: {wrong.what}{wrong.mend}"


def demo(out: str, services: CliServices) -> Answer:
    """The sample sale through the real windows; prints what was written."""
    folder = Path(out)
    if folder.exists() and not folder.is_dir():
        raise Malformed("not-a-folder", "--out", given=out)
    written = services.demo(folder)
    return 0, {"folder": str(folder), "files": [str(path) for path in written], "problems": []}


def passphrase() -> str:
    """From the environment, else asked for on the terminal."""
    kept = os.environ.get(PASSPHRASE)
    if kept:
        # Outside UTF-8 the environment's bytes come as halves of characters: the passphrase was typed in UTF-8.
        return kept.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if sys.stdin is None or not sys.stdin.isatty():
        raise Fault("passphrase-needed", PASSPHRASE)
    try:
        return getpass.getpass("posapp: ")
    except EOFError:
        raise Fault("passphrase-needed", PASSPHRASE) from None


def open_shop(services: CliServices) -> Services:
    """The shop with its store open; close it. Fault where nothing was ever set up, StoreFault for a wrong passphrase."""
    doors = services.doors()
    state = doors.state()
    if state is ShopState.NEW:
        raise Fault("store-missing")
    return doors.open() if state is ShopState.READY else doors.unlock(passphrase())


def photos(services: CliServices, *, purge: bool) -> Answer:
    """`db photos`: photos of returned devices whose time is over; ``--purge`` removes them."""
    shop = open_shop(services)
    try:
        keeping = shop.photo_keeping
        past = keeping.purge() if purge else keeping.past()
        rows = [{"number": held.number, "photos": held.photos, "newest": held.newest.isoformat()} for held in past]
        return 0, {"years": keeping.years, "past": rows, "purged": purge, "problems": []}
    finally:
        shop.close()


def store(command: str, file: str | None, services: CliServices) -> Answer:
    """`db backup FILE`, `db restore FILE`, `db check`."""
    by_hand = services.store()
    if command == "check":
        found = list(by_hand.check(passphrase))
        return (3 if found else 0), {"sound": not found, "findings": found, "problems": []}
    path = Path(file or "")
    if command == "backup":
        if not path.absolute().parent.is_dir():
            raise Malformed("folder-missing", "FILE", given=str(path.parent))
        by_hand.backup(path, passphrase)
        return 0, {"backup": str(path), "problems": []}
    if not path.is_file():
        why = errno.EISDIR if path.is_dir() else errno.ENOENT
        raise Malformed("file-unreadable", "FILE", file=str(path), reason=words.reason(OSError(why, os.strerror(why))))
    aside = by_hand.restore(path, passphrase)
    return 0, {"restored": str(path), "replaced": str(aside) if aside else None, "problems": []}
