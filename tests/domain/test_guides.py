"""The first guide that fits a device is the one read aloud."""

from __future__ import annotations

from posapp.domain.guides import AtHome, Guide, at_home_for, guides_for
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


def test_everything_that_fits_is_done_at_home_in_its_order() -> None:
    things = (
        AtHome(words="写す"),
        AtHome(words="SIMを抜く", devices=DeviceMatch(categories=("phone",))),
        AtHome(words="消す", devices=DeviceMatch(except_names=("レンズ",))),
    )
    assert at_home_for(things, Device(name="iPhone 12", category="phone")) == ("写す", "SIMを抜く", "消す")
    assert at_home_for(things, Device(name="レンズ 50mm", category="lens")) == ("写す",)
