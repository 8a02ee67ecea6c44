"""Work on chunks in several processes, answers in order, few chunks under way. Knows nothing of quotes."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from posapp.cli.malformed import Fault

if TYPE_CHECKING:
    from concurrent.futures import Future

Given = TypeVar("Given")
Made = TypeVar("Made")
Shared = TypeVar("Shared")

AHEAD = 3
"""Chunks under way for each process: enough that none waits, few enough that memory stays small."""

_shared: Any = None
"""In a worker: what its work is done with. Sent once, when the worker starts."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    work: Callable[[Given, Shared], Made], given: Iterable[Given], shared: Shared, processes: int
) -> Generator[Made, None, None]:
    """``work(item, shared)`` of every item, in the items' order. Fault when a worker ends by itself.

    work, shared  must be known to another process: a function of a module, a value that can be pickled
    processes     1 works here, without any other process
    """
    if processes == 1:
        yield from (work(item, shared) for item in given)
        return
    # Fetched here: every other command starts without them.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(processes, initializer=_begin, initargs=(shared,))
    under_way: deque[Future[Made]] = deque()
    try:
        for item in given:
            under_way.append(pool.submit(_in_worker, work, item))
            if len(under_way) >= AHEAD * processes:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    except BrokenProcessPool:
        raise Fault("worker-lost") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(shared: Any) -> None:
    global _shared
    _shared = shared
    # Ctrl-C reaches every process of the terminal: the first one alone ends the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    """A worker whose first process was killed has nobody to answer."""
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _in_worker(work: Callable[[Any, Any], Made], item: Any) -> Made:
    return work(item, _shared)
