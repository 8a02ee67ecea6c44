"""返却の準備: the steps a customer does before handing a device in, the guide read aloud to each, and the list for home. Knows no texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from posapp.domain.program import DeviceMatch
from posapp.domain.purchase import Device

STEPS = ("backup", "cards", "wallet", "accounts", "locks", "initialised")
"""In the order they are done at the counter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What is read aloud at one step, for the devices meant; nothing named means any."""

    step: str
    lines: tuple[str, ...]
    devices: DeviceMatch = field(default_factory=DeviceMatch)


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHome:
    """One thing to do before the return, as 返却ガイド lists it for the devices meant; nothing named means any."""

    words: str
    devices: DeviceMatch = field(default_factory=DeviceMatch)


def at_home_for(things: Iterable[AtHome], device: Device) -> tuple[str, ...]:
    """Everything to do with this device before it is returned, in order."""
    return tuple(thing.words for thing in things if thing.devices.takes(device.name, device.category))


def guides_for(guides: Iterable[Guide], device: Device) -> Mapping[str, tuple[str, ...]]:
    """Step → its lines for this device: the first guide that fits."""
    found: dict[str, tuple[str, ...]] = {}
    for guide in guides:
        if guide.step not in found and guide.devices.takes(device.name, device.category):
            found[guide.step] = guide.lines
    return found
