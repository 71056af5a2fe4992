"""Sums beside the window."""

from threading import Event

from app.plots.figures.thinking import Thinking


def test_the_newest_wins(qtbot):
    thinking, told, hold = Thinking(), [], Event()
    thinking.done.connect(told.append)
    thinking.work_out(lambda: hold.wait(5.0))
    for answer in range(3):
        thinking.work_out(lambda answer=answer: answer)
    assert thinking.busy
    hold.set()
    qtbot.waitUntil(lambda: not thinking.busy)
    assert told == [2]


def test_what_is_forgotten_comes_to_nothing(qtbot):
    thinking, told = Thinking(), []
    thinking.done.connect(told.append)
    thinking.work_out(lambda: "first")
    thinking.forget()
    assert not thinking.busy
    thinking.work_out(lambda: "second")
    qtbot.waitUntil(lambda: not thinking.busy)
    assert told == ["second"]
