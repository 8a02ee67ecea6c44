from __future__ import annotations

import json

import pytest

from posapp.documents import codec, press
from posapp.documents.faults import PaperFault
from tests.documents.cases import RETURNING, case


@pytest.mark.parametrize("kind", press.KINDS)
def test_every_paper_comes_back_identical(kind: str) -> None:
    paper = press.compose(kind, case(RETURNING[0]))
    text = press.to_json(paper)
    again = press.from_json(text)
    assert again == paper
    assert press.to_json(again) == text
    assert press.draw(again) == press.draw(paper)


@pytest.mark.parametrize(
    "damage",
    ["", "[]", "{}", '{"format":99,"paper":{}}', '{"format":1,"paper":{"is":"Nothing"}}', '{"format":1,"paper":{"is":"Meta","label":"a","value":"b"}}',
     '{"format":1,"paper":{"is":"Paper"}}', '{"format":1,"paper":1.5}'],
)  # fmt: skip
def test_damaged_text_is_a_known_fault(damage: str) -> None:
    with pytest.raises(PaperFault) as caught:
        press.from_json(damage)
    assert caught.value.code == "paper-damaged"


def test_an_unknown_field_is_a_known_fault() -> None:
    data = json.loads(press.to_json(press.compose("quote", case(RETURNING[0]))))
    data["paper"]["header"]["colour"] = "red"
    with pytest.raises(PaperFault) as caught:
        press.from_json(json.dumps(data))
    assert caught.value.code == "paper-damaged"


def test_what_is_no_paper_data_is_refused() -> None:
    with pytest.raises(TypeError):
        codec.to_json(3.5)  # type: ignore[arg-type]
