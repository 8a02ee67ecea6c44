"""The right panel's customer: beside the name stands a device of the contract's own kind."""

from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from posapp.domain.purchase import CATEGORIES
from posapp.ui.frame.parts import CustomerPart, DeviceMark
from posapp.ui.views import CustomerBlock

LINES = ("α7 III ブラック", "残価設定2年")


def seen(part: CustomerPart) -> bytes:
    image = part.findChildren(DeviceMark)[0].grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return bytes(image.constBits()) + f"{image.width()}×{image.height()}".encode()


def test_every_kind_of_device_has_a_picture_of_its_own(qtbot: QtBot) -> None:
    pictures = {}
    for category in sorted(CATEGORIES):
        part = CustomerPart(CustomerBlock(name="小林 由美子 様", lines=LINES, category=category))
        qtbot.addWidget(part)
        pictures[category] = seen(part)
    assert pictures["watch"] == pictures["pixel-watch"] and pictures["pc"] == pictures["acpc"]
    assert len(set(pictures.values())) == len(CATEGORIES) - 2


def test_another_device_changes_the_picture_in_place(qtbot: QtBot) -> None:
    part = CustomerPart(CustomerBlock(name="小林 由美子 様", lines=LINES))
    qtbot.addWidget(part)
    phone = seen(part)
    assert part.renew(CustomerBlock(name="小林 由美子 様", lines=LINES, category="camera"))
    assert seen(part) != phone
    assert part.renew(CustomerBlock(name="小林 由美子 様", lines=LINES))
    assert seen(part) == phone
