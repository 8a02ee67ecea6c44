"""Start: arguments, what happens when something breaks, and which front end runs. Nothing else."""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType

from posapp import __version__, app


def main(argv: list[str] | None = None) -> int:
    """Run the window without arguments, the command line with them; returns the exit status of the contract."""
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments:
        sys.excepthook = _report
        return app.run_window()
    try:
        return app.run_command(arguments)
    except KeyboardInterrupt:  # while the command was still being fetched
        return app.interrupted()


def _report(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """A bug: write where it happened (never values, so never customer data), say so, and end. The draft is saved already."""
    places = traceback.extract_tb(trace)
    lines = [f"posapp {__version__}, {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}, {kind.__name__}"]
    lines += [f"  {place.filename}:{place.lineno} {place.name}" for place in places]
    app.end_after_bug("\n".join(lines) + "\n")


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # the bundled program starts itself again for each process of a batch
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main())
