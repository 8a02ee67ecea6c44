"""A program of a test's own that is killed in the middle of its work."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import posapp

ROOT = Path(posapp.__file__).parents[1]


def answers(program: str, *words: object, after: int = 3, more: float) -> list[str]:
    """Run a program that prints "ready" and then a line for each thing it has answered for; kill it ``more`` seconds
    after ``after`` answers. What it answered for, the line that was cut left out."""
    command = [sys.executable, "-c", program, *map(str, words)]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True)
    with process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(after + 1)]
        try:
            process.wait(more)
        except subprocess.TimeoutExpired:
            process.kill()
        lines += process.stdout.readlines()
    assert lines[0] == "ready\n", "the program never began"
    return [line.strip() for line in lines[1:] if line.endswith("\n")]
