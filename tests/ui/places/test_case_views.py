from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from posapp.domain.application import State
from posapp.ui.days import moment
from posapp.ui.places.case_views import badge_of, life_of, steps_of
from posapp.ui.views import StepState
from tests.ui.places.stage import sentences
from tests.ui.twins import JST

NOW = datetime(2021, 6, 15, 15, 0, tzinfo=JST)
D, N, W = StepState.DONE, StepState.NOW, StepState.OPEN


@pytest.mark.parametrize(
    ("state", "words", "stands"),
    [
        ("waiting", "説明済 受付 送信待ち 審査中 承認 成立 引渡し", (D, D, N, W, W, W, W)),
        ("formed", "説明済 受付 送信待ち 審査中 承認 成立 引渡し", (D, D, D, D, D, N, W)),
        ("handed-over", "説明済 受付 送信待ち 審査中 承認 成立 引渡し", (D,) * 7),
        ("declined", "説明済 受付 送信待ち 審査中 否認", (D, D, D, D, N)),
        ("cash-on-delivery", "説明済 受付 送信待ち 審査中 否認 代金引換", (D,) * 6),
        ("lapsed", "説明済 受付 送信待ち 審査中 否認 失効", (D,) * 6),
    ],
)
def test_the_line_of_life(state: str, words: str, stands: tuple[StepState, ...]) -> None:
    life = life_of(State(state), (("waiting", NOW.isoformat()), ("handed-over", NOW.isoformat())), NOW)
    assert " ".join(view.label for view in life) == words
    assert tuple(view.state for view in life) == stands
    assert life[2].when == ("6/15", "15:00")
    assert [view.refused for view in life] == [view.label == "否認" for view in life]


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_its_word_and_no_step_twice(state: State) -> None:
    assert badge_of(state.value).text
    steps = steps_of(state, offline=False, cod=True, deadline=None, sentences=sentences())
    assert len({view.step for view in steps}) == len(steps)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (NOW, "今日 15:00"),
        (NOW - timedelta(hours=16), "昨日 23:00"),
        (NOW - timedelta(days=3), "6月12日 15:00"),
        (NOW - timedelta(days=300), "2020年8月19日"),
    ],
)
def test_times_in_words(at: datetime, said: str) -> None:
    assert moment(at, NOW) == said
