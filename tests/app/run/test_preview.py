"""Previews in the window's thread."""

import pytest

from app.run.preview import Preview
from tests.app.preview.asking import sketch


@pytest.fixture
def preview(qtbot):
    one = Preview()
    yield one
    one.shutdown()


def test_only_the_newest_request_of_a_topic_is_answered(preview, qtbot):
    arrived = []
    preview.arrived.connect(lambda topic, answer: arrived.append((topic, answer.arrays["n"].item())))
    for number in range(5):
        preview.ask("numbers", sketch(f"answer = {{'n': {number}}}"))
    preview.ask("other", sketch("answer = {'n': 7}"))
    qtbot.waitUntil(lambda: len(arrived) == 2, timeout=60_000)
    assert arrived == [("numbers", 4), ("other", 7)]


def test_what_is_forgotten_does_not_arrive(preview, qtbot):
    arrived = []
    preview.arrived.connect(lambda topic, answer: arrived.append(topic))
    preview.ask("first", sketch("answer = {}"))
    preview.forget("first")
    preview.ask("second", sketch("answer = {}"))
    qtbot.waitUntil(lambda: bool(arrived), timeout=60_000)
    assert arrived == ["second"]


def test_whoever_asks_a_window_that_has_closed_starts_nothing(preview):
    preview.shutdown()
    preview.ask("late", sketch("answer = {}"))
    assert not preview._engine._desks
