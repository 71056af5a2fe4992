import numpy as np
import pytest

from app.panels.curves.picture import Bars, Curve, Picture, marks


@pytest.mark.parametrize(
    ("low", "high", "most", "said"),
    [
        (0.0, 300.0, 4, ["0", "100", "200", "300"]),
        (-66.0, -51.0, 4, ["−65", "−60", "−55"]),
        (-0.4, 2.0, 2, ["0", "2"]),
        (0.0, 0.001, 2, ["0.0000", "0.0005", "0.0010"]),
        (-0.04, 1.04, 1, ["0", "1"]),
        (5.0, 5.0, 3, []),
        (0.0, np.inf, 3, []),
    ],
)
def test_marks_are_round_and_few(low, high, most, said):
    assert [text for _, text in marks(low, high, most)] == said


def test_curves_have_room_around_and_bars_stand_on_the_ground():
    x = np.array([0.0, 1.0, 2.0])
    assert Picture(0, 2, curves=(Curve(x, np.array([1.0, np.nan, 3.0])),)).bottom_and_top == pytest.approx((0.88, 3.12))
    assert Picture(0, 2, bars=Bars(x, np.array([0.25, 0.75]))).bottom_and_top[0] == 0.0


def test_a_flat_curve_has_room_too():
    low, high = Picture(0, 1, curves=(Curve(np.zeros(2), np.zeros(2)),)).bottom_and_top
    assert low < 0 < high
