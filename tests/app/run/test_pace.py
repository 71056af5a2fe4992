"""The pace of a run is that of its last seconds."""

import math

import pytest

from app.run.pace import Pace


def test_nothing_is_known_at_first():
    pace = Pace()
    assert math.isnan(pace.speed)
    pace.mark(10.0, 0.0)
    pace.mark(10.01, 50.0)
    assert math.isnan(pace.speed)
    assert math.isnan(pace.seconds_left(50.0, 1000.0))


def test_speed_and_time_left():
    pace = Pace()
    pace.mark(10.0, 0.0)
    pace.mark(10.5, 250.0)
    assert pace.speed == pytest.approx(0.5)
    assert pace.seconds_left(250.0, 1000.0) == pytest.approx(1.5)


def test_only_the_last_seconds_count():
    pace = Pace()
    for step in range(100):
        pace.mark(step * 0.1, step * 10.0)
    for step in range(100):
        pace.mark(10.0 + step * 0.1, 1000.0 + step * 100.0)
    assert pace.speed == pytest.approx(1.0, rel=0.01)


def test_a_run_that_stands_still_has_no_time_left_to_tell():
    pace = Pace()
    pace.mark(0.0, 100.0)
    pace.mark(1.0, 100.0)
    assert pace.speed == 0.0
    assert math.isnan(pace.seconds_left(100.0, 1000.0))


def test_a_new_beginning_and_a_pause_are_forgotten():
    pace = Pace()
    pace.mark(0.0, 0.0)
    pace.mark(1.0, 1000.0)
    pace.mark(2.0, 0.0)
    assert math.isnan(pace.speed)
    pace.mark(3.0, 500.0)
    assert pace.speed == pytest.approx(0.5)
    pace.forget()
    assert math.isnan(pace.speed)
