"""Long things in a thread: told, ended in every case, called off."""

from __future__ import annotations

import pytest

from app.run.undertaking import Undertaking


class Counting(Undertaking):
    def __init__(self):
        super().__init__()
        self.told = []

    def take(self, what):
        self.told.append(what)


@pytest.fixture
def counting(qapp):
    counting = Counting()
    yield counting
    counting.shutdown()


def test_told_and_ended(counting, qtbot):
    with qtbot.waitSignal(counting.ended) as ended:
        counting.begin(lambda tell, cancelled: [tell(number) for number in range(3)] and None)
    assert counting.told == [0, 1, 2] and ended.args == [""] and not counting.going


@pytest.mark.parametrize(
    ("error", "sentence"), [(ValueError("No seed."), "No seed."), (OSError("x"), "It broke off: x.")]
)
def test_an_error_is_an_end(counting, qtbot, error, sentence):
    def work(tell, cancelled):
        raise error

    with qtbot.waitSignal(counting.ended) as ended:
        counting.begin(work)
    assert ended.args == [sentence] and not counting.going


def test_another_calls_off_the_first(counting, qtbot):
    def endless(tell, cancelled):
        while not cancelled():
            pass
        tell("late")

    counting.begin(endless)
    with qtbot.waitSignal(counting.ended):
        counting.begin(lambda tell, cancelled: tell("second"))
    assert counting.told == ["second"]


def test_cancelled_it_ends(counting, qtbot):
    def endless(tell, cancelled):
        while not cancelled():
            pass
        tell("what there is")

    counting.begin(endless)
    with qtbot.waitSignal(counting.ended):
        counting.cancel()
    assert counting.told == ["what there is"]
