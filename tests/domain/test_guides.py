"""The first guide that fits a device is the one read aloud."""

from __future__ import annotations

from posapp.domain.guides import Guide, guides_for
from posapp.domain.program import DeviceMatch
from posapp.domain.purchase import Device

GUIDES = (
    Guide(step="locks", lines=("リンゴ",), devices=DeviceMatch(names=("iPhone",))),
    Guide(step="locks", lines=("時計",), devices=DeviceMatch(categories=("watch",))),
    Guide(step="locks", lines=("ほか",)),
    Guide(step="cards", lines=("カード",), devices=DeviceMatch(categories=("phone",))),
)


def test_the_first_that_fits_is_read() -> None:
    assert guides_for(GUIDES, Device(name="iPhone 12", category="phone")) == {
        "locks": ("リンゴ",),
        "cards": ("カード",),
    }
    assert guides_for(GUIDES, Device(name="Pixel Watch", category="watch")) == {"locks": ("時計",)}
    assert guides_for((), Device(name="iPhone 12", category="phone")) == {}
