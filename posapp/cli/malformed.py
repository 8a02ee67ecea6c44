"""How a command ends early: a request that cannot be read, with the key and the mend; or a known fault."""

from __future__ import annotations

from posapp.cli import words


class Malformed(Exception):
    """``code`` names the sentence in cli.toml, ``key`` the place in the request (``points.down_payment``)."""

    def __init__(self, code: str, key: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.key = key
        self.values = values

    @property
    def line(self) -> str:
        """What is wrong and the mend, in one line."""
        return words.malformed(self.code, self.key, self.values)


class Fault(Exception):
    """Something around the command is not as it must be. ``code`` names the sentence in cli.toml."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
