"""Words of the choice in which edition a customer's papers are handed out."""

from __future__ import annotations

from typing import Final

CHOICE: Final = "お客さま用の書面の文字"
OPTIONS: Final = {"": "ふつう", "large": "大きな文字", "ruby": "ふりがな"}
"""The keys are those of the editions; empty is as it was issued."""
