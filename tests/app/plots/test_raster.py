"""The raster on screen: dots of the right colour at the right place, live as well as at once."""

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, QPointF, Qt
from PyQt5.QtGui import QImage, QMouseEvent, QWheelEvent
from PyQt5.QtWidgets import QApplication

from app.look import DARK, LIGHT, theme
from app.model import Role
from app.plots.raster import Raster
from tests.app.plots.feeds import Feed, inhibitory
from tests.app.plots.pixels import as_array, grab, like

BLUE, RED = LIGHT.hue(Role.EXCITATORY).line, LIGHT.hue(Role.INHIBITORY).line


@pytest.fixture
def raster(shown):
    return shown(Raster())


def plot_of(raster):
    """Left, top, width, height of the plot, in px."""
    rect = raster.view.geometry()
    return rect.left(), rect.top(), rect.width(), rect.height()


def expected(raster, band, time, height):
    left, top, width, tall = plot_of(raster)
    return int(left + time / 1000 * width), int(top + height * tall)


def test_a_spike_is_a_dot_in_the_colour_of_its_population_at_its_time_and_cell(raster):
    feeds = Feed().fire([37], [400.0]), inhibitory().fire([20], [900.0])
    raster.set_sources(feeds)
    pixels = grab(raster)
    for feed, band, colour, cell, time in zip(feeds, raster._bands, (BLUE, RED), (37, 20), (400.0, 900.0), strict=True):
        x, y = expected(raster, band, time, band.heights()[cell])
        found = np.argwhere(like(pixels, colour))
        assert like(pixels, colour)[y, x], feed.label
        assert np.abs(found - [y, x]).max() <= 2
    assert like(pixels, BLUE).sum() == like(pixels, RED).sum() == 4


def test_live_appending_equals_a_full_redraw(raster, shown):
    live, whole = Feed(cells=np.arange(800)), Feed(cells=np.arange(800))
    raster.set_sources([live])
    for step in range(20):
        live.time = (step + 1) * 50.0
        live.fire_at_random(300, step * 50.0, live.time, seed=step)
        grab(raster)
    whole.fire(*live.fired)
    other = shown(Raster())
    other.set_sources([whole])
    plot = slice(0, int(plot_of(raster)[1] + plot_of(raster)[3]))  # below it, the focus shows
    assert np.array_equal(grab(raster)[plot], grab(other)[plot])


def test_only_new_spikes_are_drawn_while_the_view_stays(raster, monkeypatch):
    feed = Feed().fire_at_random(5000)
    raster.set_sources([feed])
    grab(raster)
    picture, added = raster._film._shown.picture, []
    monkeypatch.setattr(picture, "add", lambda band, cells, times, now: added.append(len(times)))
    feed.fire([1, 2, 3], [999.0, 999.1, 999.2])
    grab(raster)
    assert raster._film._shown.picture is picture
    assert added == [3]


def test_a_burst_of_a_million_spikes(raster):
    feed = Feed(cells=np.arange(10_000))
    raster.set_sources([feed])
    grab(raster)
    feed.fire(np.tile(np.arange(10_000), 100), np.full(10**6, 500.0))
    x, y = expected(raster, None, 500.0, 0.5)
    pixels = grab(raster)
    assert not like(pixels, LIGHT.panel)[y, x]
    assert like(pixels, LIGHT.panel)[y, x + 6]


@pytest.mark.parametrize("cells", [0, 1])
def test_empty_populations_and_single_cells(raster, cells):
    feeds = [Feed(cells=np.arange(cells)), inhibitory(1)]
    if cells:
        feeds[0].fire([0], [100.0])
    raster.set_sources(feeds)
    assert like(grab(raster), BLUE).any() == bool(cells)


def test_no_sources(raster):
    raster.set_sources([])
    grab(raster)


def test_the_other_look(raster):
    raster.set_sources([Feed().fire_at_random(200)])
    before = like(grab(raster), BLUE).sum()
    theme().apply(DARK)
    after = grab(raster)
    assert like(after, DARK.hue(Role.EXCITATORY).line).sum() == before > 0
    assert like(after, DARK.panel).mean() > 0.5
    assert not like(after, BLUE).any()


def test_the_present_is_marked_in_the_accent(raster):
    raster.set_sources([Feed()])
    raster.set_now(620.0)
    x, y = expected(raster, None, 620.0, 0.5)
    assert like(grab(raster), LIGHT.accent)[y, x]
    raster.set_now(None)
    assert not like(grab(raster), LIGHT.accent)[y, x]


def wheel(chart, place, notches, modifiers=Qt.NoModifier):
    point = QPoint(*map(int, place))
    viewport = chart.viewport()
    event = QWheelEvent(
        QPointF(point), QPointF(viewport.mapToGlobal(point)), QPoint(), QPoint(0, 120 * notches),
        Qt.NoButton, modifiers, Qt.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def test_the_wheel_zooms_in_time_about_the_pointer(raster):
    raster.set_sources([Feed()])
    grab(raster)
    wheel(raster, expected(raster, None, 250.0, 0.5), 3)
    (begin, end), height = raster.view.viewRange()
    assert 0.0 < begin < 250.0 < end < 1000.0
    assert (250.0 - begin) / (end - begin) == pytest.approx(0.25, abs=0.01)
    assert height == [0.0, 1.0]
    wheel(raster, expected(raster, None, 250.0, 0.5), -40)
    assert raster.view.viewRange()[0] == [0.0, 1000.0]


def test_shift_and_wheel_zoom_the_height(raster):
    raster.set_sources([Feed()])
    wheel(raster, expected(raster, None, 250.0, 0.5), 3, Qt.ShiftModifier)
    time, (top, bottom) = raster.view.viewRange()
    assert 0.0 < top < bottom < 1.0
    assert time == [0.0, 1000.0]


def test_dots_stay_right_when_zoomed(raster):
    raster.set_sources([Feed().fire([50], [300.0])])
    raster.view.show_time(280.0, 320.0)
    left, top, width, height = plot_of(raster)
    ys, xs = np.nonzero(like(grab(raster), BLUE))
    assert abs(xs.mean() - (left + width / 2)) <= 2
    assert abs(ys.mean() - (top + height * 50.5 / 100)) <= 2


def test_keys(raster, qtbot):
    raster.set_sources([Feed()])
    for key in (Qt.Key_Plus, Qt.Key_Right):
        qtbot.keyClick(raster, key)
    begin, end = raster.view.viewRange()[0]
    assert end - begin == pytest.approx(1000 / 1.5)
    assert begin > 1000 / 6
    qtbot.keyClick(raster, Qt.Key_0)
    assert raster.view.viewRange()[0] == [0.0, 1000.0]


def test_the_pointer_names_time_and_cell(raster):
    raster.set_sources([Feed(), inhibitory(10)])
    band = raster._bands[1]
    assert raster.name_at(312.44, band.heights()[7]) == "Inhibitory 7 · 312.4 ms"
    raster._point(QPointF(*expected(raster, band, 500.0, band.heights()[7])))
    assert raster.corner().startswith("Inhibitory 7 ·")
    raster._unpoint()
    assert raster.corner() == "time (ms)"


def test_labels_stand_beside_their_bands(raster):
    raster.set_sources([Feed(), inhibitory()])
    words = raster.left_words()
    assert [text for _, text in words] == ["Excitatory", "Inhibitory"]
    assert words[0][0] < words[1][0] < plot_of(raster)[3]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_one_dot_covers_whole_device_pixels(raster, scale):
    raster.set_sources([Feed().fire([50], [500.0])])
    pixels = raster.picture(raster.window(scale)).pixels
    assert set(np.unique(pixels >> 24).tolist()) == {0, 255}
    assert (pixels != 0).sum() == round(1.6 * scale) ** 2


def test_saved_pictures_hold_the_dots(raster, tmp_path):
    raster.set_sources([Feed().fire([37], [400.0])])
    raster.set_caption("Excitatory 8.4 Hz")
    raster.save(tmp_path / "raster.png")
    x, y = expected(raster, None, 400.0, 0.375)
    image = as_array(QImage(str(tmp_path / "raster.png")))
    assert image.shape[:2] == (2 * raster.height(), 2 * raster.width())
    assert like(image, BLUE)[2 * y - 3 : 2 * y + 4, 2 * x - 3 : 2 * x + 4].any()
    raster.save(tmp_path / "raster.svg")
    drawing = (tmp_path / "raster.svg").read_text()
    assert BLUE.lower() in drawing.lower()
    assert "Excitatory 8.4 Hz" in drawing
    assert "<image" not in drawing


def test_a_picture_in_a_strange_format_is_refused(raster, tmp_path):
    with pytest.raises(ValueError, match=r"raster.bmp.*\.png, \.svg or \.pdf"):
        raster.save(tmp_path / "raster.bmp")


def test_the_menu_exports_and_shows_all(raster, qtbot):
    raster.view.show_time(100.0, 200.0)
    show_all, _, export, *_ = raster.context_menu().actions()
    show_all.trigger()
    assert raster.view.viewRange()[0] == [0.0, 1000.0]
    with qtbot.waitSignal(raster.export_wanted):
        export.trigger()


def test_a_double_click_shows_all_and_dragging_pans(raster, qtbot):
    raster.set_sources([Feed()])
    raster.view.show_time(400.0, 600.0)
    grab(raster)
    here = QPoint(*expected(raster, None, 500.0, 0.5))
    qtbot.mousePress(raster.viewport(), Qt.LeftButton, pos=here)
    for step in range(1, 5):
        move = QMouseEvent(
            QMouseEvent.MouseMove, QPointF(here) - QPointF(20 * step, 0), Qt.NoButton, Qt.LeftButton, Qt.NoModifier
        )
        QApplication.sendEvent(raster.viewport(), move)
    qtbot.mouseRelease(raster.viewport(), Qt.LeftButton, pos=here - QPoint(80, 0))
    begin, end = raster.view.viewRange()[0]
    assert begin > 420.0
    assert end - begin == pytest.approx(200.0)
    qtbot.mouseDClick(raster.viewport(), Qt.LeftButton, pos=here)
    qtbot.mouseRelease(raster.viewport(), Qt.LeftButton, pos=here)
    assert raster.view.viewRange()[0] == [0.0, 1000.0]
