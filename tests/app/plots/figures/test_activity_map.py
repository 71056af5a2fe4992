"""The activity map: where cells are, when they light up, and how time is moved."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest

from app.look import LIGHT
from app.model import Component, Network, Population, Role
from app.plots.figures import map_drawing
from app.plots.figures.activity_map import ActivityMap
from app.plots.figures.firing import firings
from app.plots.figures.sheets import everywhere, highest, lattice, sheets, shown
from app.plots.figures.turned import flat
from app.plots.previous import Run
from app.run.preview import Preview
from app.worker import Results, frames
from tests.app.plots.figures.runs import NAMES, fire, populations, random_run, reach, record
from tests.app.plots.pixels import grab, like

SOON = 30_000  # ms, for a child process
BLUE = LIGHT.hue(Role.EXCITATORY).line


def grid(size=27, structure="Grid3D"):
    return Population(
        "exc", "Layer", Component("IF_cond_exp"), size=size, role=Role.EXCITATORY, structure=Component(structure)
    )


def of_grid(structure="Grid3D"):
    """27 cells of which cell 5 fires at 50 and 52 ms, cell 6 at 80 ms."""
    results = Results(NAMES)
    record(results, 1, 27)
    fire(results, 1, [5, 5, 6], [50.0, 52.0, 80.0])
    reach(results, 100.0)
    network = Network([grid(structure=structure)])
    return Run(results, network.populations, 100.0, network)


@pytest.fixture
def ready(qtbot, shown):
    def show(run, preview=None):
        figure = shown(ActivityMap(preview), 520, 340)
        figure.show_run(run)
        figure.refresh(run.results.now, final=True)
        qtbot.waitUntil(lambda: not figure.thinking.busy)
        return figure

    return show


@pytest.fixture
def preview(qtbot):
    preview = Preview()
    yield preview
    preview.shutdown()


def test_the_rate_of_a_cell_is_that_of_the_window_that_has_passed():
    (sheet,) = sheets(of_grid(), {})
    assert sheet.rates(55.0, 10.0)[5] == 200.0 and sheet.rates(61.0, 10.0)[5] == 100.0
    assert sheet.rates(49.9, 10.0).max() == 0.0 and sheet.rates(80.0, 10.0)[6] == 100.0


def test_only_recorded_cells_are_shown_where_they_are():
    results = Results(NAMES)
    results.take([frames.Recording(1, "exc", 1, 20, "spikes", "", np.array([2, 9], np.int32))])
    fire(results, 1, [9], [10.0])
    run, places = Run(results, populations(), 20.0), np.random.default_rng(0).uniform(0, 9, (20, 3))
    (sheet,) = sheets(run, {"exc": places})
    assert sheet.placed and sheet.places.tolist() == places[[2, 9]].tolist()
    assert sheet.rates(10.0, 10.0).tolist() == [0.0, 100.0]


def test_what_has_no_places_lies_side_by_side():
    both = sheets(random_run(), {})
    assert both[1].places[:, 0].min() > both[0].places[:, 0].max() and flat(everywhere(both))
    assert shown(both, "Inhibitory") == [both[1]] and shown(both, "All") == both
    placed = sheets(random_run(), {"exc": np.zeros((20, 3))})
    assert shown(placed, "All") == [placed[0]]


@given(st.integers(0, 300))
def test_a_lattice_is_nearly_square_and_has_a_place_for_each(n):
    places = lattice(n)
    assert len(np.unique(places, axis=0)) == n
    assert n < 2 or np.ptp(places[:, 0]) - np.ptp(places[:, 1]) <= 100.0


def test_the_highest_rate_is_that_of_one_cell_in_one_window():
    assert highest(firings(of_grid()), 10.0) == 200.0
    assert highest(firings(of_grid()), 1.0) == 1000.0
    assert highest((), 10.0) == 0.0


def test_any_spike_is_seen_and_silence_is_not():
    assert map_drawing.steps_of(np.array([0.0, 1.0, 50.0, 100.0]), 100.0).tolist() == [0, 1, 4, 8]
    assert map_drawing.steps_of(np.array([0.0]), 0.0).tolist() == [0]


def test_cells_light_up_when_they_fire(ready):
    figure = ready(of_grid())
    figure.player.look_at(30.0)
    plot = figure.plot().toRect()
    quiet = like(grab(figure)[plot.top() : plot.bottom()], BLUE, 30).sum()
    figure.player.look_at(55.0)
    assert like(grab(figure)[plot.top() : plot.bottom()], BLUE, 30).sum() > quiet + 20
    assert figure.highest == 100.0


def test_places_come_from_the_preview_and_a_layer_of_space_can_be_turned(ready, preview, qtbot):
    figure = ready(of_grid(), preview)
    qtbot.waitUntil(lambda: figure.caption == "27 cells", timeout=SOON)
    yaw = figure.camera.yaw
    figure.setFocus()
    QTest.keyClick(figure, Qt.Key_Right)
    assert figure.camera.yaw == pytest.approx((yaw + 6.0) % 360)
    QTest.mousePress(figure.viewport(), Qt.LeftButton, pos=QPoint(200, 150))
    QTest.mouseMove(figure.viewport(), QPoint(250, 150))
    QTest.mouseRelease(figure.viewport(), Qt.LeftButton, pos=QPoint(250, 150))
    QTest.keyClick(figure, Qt.Key_0)
    assert figure.camera.yaw == pytest.approx(yaw)


def test_what_is_under_the_pointer_is_named(ready):
    figure = ready(of_grid())
    figure.player.look_at(55.0)
    plot = figure.plot()
    x, y, _ = figure.camera.seen(lattice(27)[5:6], plot.width(), plot.height())[0]
    figure.set_pointer((x / plot.width(), 1.0 - y / plot.height()))
    assert figure.corner() == "Layer 5 · 100 Hz"


def test_time_goes_along_with_a_run_until_somebody_looks_back(ready):
    results = Results(NAMES)
    record(results, 1, 20)
    reach(results, 100.0)
    figure = ready(Run(results, populations(), 500.0))
    assert figure.time == 100.0
    reach(results, 200.0)
    figure.refresh(200.0)
    assert figure.time == 200.0
    figure.player.look_at(150.0)
    figure.refresh(300.0)
    assert figure.time == 150.0
    figure.set_region((20.0, 80.0))
    assert figure.time == 80.0 and figure.player.slider.minimum() == 200


def test_it_plays_and_pauses_by_the_space_bar(ready, qtbot):
    figure = ready(of_grid())
    figure.setFocus()
    QTest.keyClick(figure, Qt.Key_Space)
    assert figure.player.playing and figure.time < 100.0
    qtbot.waitUntil(lambda: 0.0 < figure.time < 100.0)
    QTest.keyClick(figure, Qt.Key_Space)
    assert not figure.player.playing
    figure.player.toggle()
    figure.hide()
    assert not figure.player.playing


def test_what_it_shows_can_be_taken_away(ready, tmp_path):
    figure = ready(of_grid())
    figure.player.look_at(55.0)
    table = figure.table()
    assert list(table) == ["cell", "x (µm)", "y (µm)", "z (µm)", "rate at 55 ms (Hz)"]
    assert table["rate at 55 ms (Hz)"][5] == 100.0 and {len(column) for column in table.values()} == {27}
    figure.save(tmp_path / "map.png")
    assert (tmp_path / "map.png").stat().st_size > 1000


def test_a_run_without_spikes_says_so(ready):
    figure = ready(Run(Results(), (), 100.0))
    assert figure.caption == "No spikes are recorded." and figure.table()["cell"].size == 0
    assert grab(figure).any()


def test_very_many_cells_are_pixels(ready, qtbot):
    results = Results(NAMES)
    record(results, 1, 40_000)
    fire(results, 1, np.arange(0, 40_000, 3), np.full(13_334, 10.0))
    reach(results, 12.0)
    figure = ready(Run(results, populations(40_000), 12.0))
    assert like(grab(figure), BLUE, 10).sum() > 1000
