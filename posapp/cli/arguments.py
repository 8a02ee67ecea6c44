"""The command line itself: which commands there are and what they take. Own and small, so that every word is Japanese."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field

from posapp.cli.malformed import Malformed


@dataclass(frozen=True, slots=True)
class Spec:
    """What a command takes.

    needs    names of positional arguments that must be there; may those that can
    values   options with a value; switches options without one
    """

    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    switches: tuple[str, ...] = ()


COMMANDS: dict[str, Spec] = {
    "demo": Spec(values=("--out",)),
    "programs": Spec(values=("--on",)),
    "quote": Spec(may=("FILE",), values=("--batch", "--jobs"), switches=("--progress",)),
    "compare": Spec(may=("FILE",)),
    "what-if": Spec(may=("FILE",)),
    "assess": Spec(may=("FILE",)),
    "paper": Spec(
        needs=("KIND",),
        may=("FILE",),
        values=("--out", "--case", "--language"),
        switches=("--example", "--large", "--ruby"),
    ),
    "paper lint": Spec(needs=("FILE",)),
    "paper verify": Spec(needs=("FILE",)),
    "quotes list": Spec(may=("TEXT",)),
    "quotes show": Spec(needs=("NUMBER",)),
    "quotes verify": Spec(may=("NUMBER", "FILE")),
    "quotes renew": Spec(needs=("NUMBER",), values=("--on",)),
    "quotes reprint": Spec(needs=("NUMBER",), values=("--out",)),
    "catalog check": Spec(may=("DIR",)),
    "prices check": Spec(needs=("FILE",), values=("--on",), switches=("--whole", "--progress")),
    "prices preview": Spec(needs=("FILE",), switches=("--whole", "--progress")),
    "prices import": Spec(needs=("FILE",), switches=("--whole", "--good-rows", "--progress")),
    "prices undo": Spec(),
    "prices history": Spec(),
    "prices export": Spec(needs=("FILE",), switches=("--progress",)),
    "prices search": Spec(needs=("TEXT",), values=("--on",)),
    "ledger export": Spec(needs=("FILE",), values=("--from", "--to")),
    "ledger print": Spec(needs=("FILE",), values=("--from", "--to")),
    "ledger kept": Spec(),
    "tasks list": Spec(values=("--from", "--to")),
    "tasks print": Spec(needs=("FILE",), values=("--from", "--to")),
    "official list": Spec(may=("PROGRAM",), values=("--on",)),
    "official add": Spec(needs=("SLOT", "FILE"), values=("--edition", "--from", "--to"), switches=("--replace",)),
    "official withdraw": Spec(needs=("DOCUMENT",)),
    "official check": Spec(may=("PROGRAM",), values=("--on",)),
    "print list": Spec(values=("--state",)),
    "outage make": Spec(needs=("DIR",), values=("--quote", "--disclosure", "--application", "--intake", "--large")),
    "outage list": Spec(may=("KIT",)),
    "outage spoil": Spec(needs=("NUMBER",), values=("--note",)),
    "db backup": Spec(needs=("FILE",)),
    "db restore": Spec(needs=("FILE",)),
    "db check": Spec(),
    "db photos": Spec(switches=("--purge",)),
}
SHORT = {"-o": "--out"}
HELP = ("-h", "--help")
VERSION = "--version"


@dataclass(frozen=True, slots=True)
class Call:
    """A command as called: positional arguments by name, options by name; ``help`` when only its help is wanted."""

    command: str
    given: dict[str, str] = field(default_factory=dict)
    help: bool = False

    def need(self, name: str) -> str:
        """The value of a positional argument or option that the command cannot do without."""
        if name not in self.given:
            raise Malformed("argument-missing", self.command, name=name)
        return self.given[name]


def parse(argv: list[str]) -> Call:
    """Read the arguments; Malformed for whatever does not fit."""
    asked = argv[1:] if argv[:1] == ["help"] else argv
    words = [word for word in asked if word not in HELP]
    wants_help = len(words) < len(argv)
    command = _command(words, wants_help)
    if wants_help or not command:
        return Call(command, help=True)
    return Call(command, _given(command, COMMANDS[command], words[command.count(" ") + 1 :]))


def _command(words: list[str], wants_help: bool) -> str:
    if not words:
        return ""
    for length in (2, 1):
        if " ".join(words[:length]) in COMMANDS:
            return " ".join(words[:length])
    group = tuple(name for name in COMMANDS if name.startswith(f"{words[0]} "))
    if wants_help and group:
        return group[0]
    if group:
        raise Malformed("command-incomplete", words[0], allowed=group)
    near = difflib.get_close_matches(words[0], COMMANDS, 1)
    raise Malformed("unknown-command", words[0], allowed=near or tuple(COMMANDS))


def _given(command: str, spec: Spec, rest: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    places = [*spec.needs, *spec.may]
    words = iter(rest)
    for word in words:
        name, equals, value = word.partition("=")
        name = SHORT.get(name, name)
        if not name.startswith("-") or name == "-":
            if not places:
                raise Malformed("argument-too-many", command, given=word)
            found[places.pop(0)] = word
            continue
        if name not in (*spec.values, *spec.switches):
            raise Malformed(
                "unknown-option", command, given=name, allowed=(*spec.values, *spec.switches) or ("--help",)
            )
        if name in found:
            raise Malformed("option-twice", command, name=name)
        if name in spec.values and not equals:
            value = next(words, "")
        if name in spec.values and (not value or (not equals and value.startswith("--"))):
            raise Malformed("option-empty", command, name=name)
        if name in spec.switches and equals:
            raise Malformed("option-takes-nothing", command, name=name)
        found[name] = value
    for name in spec.needs:
        if name not in found:
            raise Malformed("argument-missing", command, name=name)
    return found
