"""What is drawn, looked at pixel by pixel."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PyQt5.QtGui import QColor, QImage

from app.look import DARK, LIGHT, theme
from app.panels.curves.picture import Bars, Curve, Picture
from app.panels.curves.sketch import Sketch

X = np.linspace(0.0, 10.0, 2001)
LEFT, RIGHT = 58, 14  # px beside the curve


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def sketch(qtbot, request):
    theme().apply(request.param)
    one = Sketch(80)
    qtbot.addWidget(one)
    one.resize(300, 80)
    return one


def coloured(sketch, token):
    """For each column of pixels, how many have this colour or nearly so."""
    image = sketch.grab().toImage().convertToFormat(QImage.Format_RGB32)
    pixels = np.frombuffer(image.constBits().asstring(image.byteCount()), np.uint8).reshape(image.height(), -1, 4)
    line = theme().look.excitatory.line if token == "excitatory" else getattr(theme().look, token)
    color = QColor(line)
    wanted = np.array([color.blue(), color.green(), color.red()])
    return (np.abs(pixels[..., :3].astype(int) - wanted).max(axis=2) < 40).sum(axis=0)


def test_a_curve_goes_from_side_to_side(sketch):
    sketch.show_picture(Picture(0.0, 10.0, "ms", "mV", (Curve(X, np.sin(X), "excitatory"),)))
    columns = coloured(sketch, "excitatory")
    assert (columns[LEFT + 3 : 300 - RIGHT - 3] > 0).mean() > 0.97
    assert not columns[: LEFT - 2].any()


def test_where_there_is_no_number_there_is_no_curve(sketch):
    broken = np.where((X > 4) & (X < 6), np.nan, 1.0)
    sketch.show_picture(Picture(0.0, 10.0, "ms", "mV", (Curve(X, broken, "excitatory"),)))
    columns = coloured(sketch, "excitatory")[LEFT : 300 - RIGHT]
    middle = len(columns) // 2
    assert not columns[middle - 15 : middle + 15].any()
    assert columns[10:60].all() and columns[-60:-10].all()


def test_a_faded_curve_is_paler_until_another_comes(sketch):
    picture = Picture(0.0, 10.0, "ms", "mV", (Curve(X, np.sin(X), "excitatory"),))
    sketch.show_picture(picture)
    sketch.fade()
    assert not coloured(sketch, "excitatory").any()
    sketch.show_picture(picture)
    assert coloured(sketch, "excitatory").any()


def test_a_band_is_marked_along_the_base(sketch):
    sketch.show_picture(Picture(0.0, 10.0, "ms", "mV", (Curve(X, X, "ink"),), band=(2.0, 8.0)))
    marked = coloured(sketch, "accent")[LEFT : 300 - RIGHT] >= 3
    assert marked[60:170].all()
    assert not marked[:30].any() and not marked[-30:].any()


NUMBERS = st.floats() | st.sampled_from([1e308, -1e308, 1e-308, 5e-324, 0.0])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(NUMBERS, min_size=1, max_size=6), low=NUMBERS, high=NUMBERS, width=st.integers(1, 400))
def test_nothing_that_can_be_computed_cannot_be_drawn(sketch, values, low, high, width):
    y = np.array(values)
    sketch.resize(width, 80)
    along = np.linspace(0.0, 1.0, len(y))
    sketch.show_picture(Picture(low, high, "ms", "mV", (Curve(along, y),), peaks=tuple(values)))
    sketch.grab()
    sketch.show_picture(Picture(0.0, 1.0, bars=Bars(np.linspace(0.0, 1.0, len(y) + 1), np.nan_to_num(np.abs(y)))))
    sketch.grab()
