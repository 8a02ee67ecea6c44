"""Words about reference translations of papers, on every page that offers them."""

from __future__ import annotations

from typing import Final

CHOICE: Final = "参考訳"
NONE: Final = "日本語だけ"
WITH: Final = "{language}の参考訳も"
"""One of the choice beside NONE: each translation comes after its Japanese paper."""
MAKE: Final = "{language}"
MAKE_NAME: Final = "{language}の参考訳を作る"
"""The button stands behind the word 参考訳; read alone it says everything."""
MADE: Final = "{language}の参考訳を{count}通作りました。"
MADE_MORE: Final = "日本語の書面の次に並びます。効力があるのは日本語の書面だけです。"
ALL_THERE: Final = "{language}の参考訳は、すべて作ってあります。"
MISSING: Final = "参考訳を作れない書面があります"
