"""Traces on screen: lines where the values are, spikes above them, however long or broken they are."""

import numpy as np
import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest

from app.look import LIGHT
from app.model import Role
from app.plots.traces import Traces
from tests.app.plots.feeds import Feed, inhibitory
from tests.app.plots.pixels import grab, like

BLUE, RED = LIGHT.hue(Role.EXCITATORY).line, LIGHT.hue(Role.INHIBITORY).line


@pytest.fixture
def traces(shown):
    return shown(Traces())


def wave(cells=2, n=10_001, low=-70.0, high=-50.0):
    phase = np.linspace(0, 8 * np.pi, n)[:, None] + np.arange(cells)
    return (low + high) / 2 + np.sin(phase) * (high - low) / 2


def coloured(chart, colour):
    """Where in its plot a chart has the colour, also where antialiasing has thinned it."""
    rect = chart.view.geometry().toRect()
    pixels = grab(chart)
    found = np.zeros(pixels.shape[:2], bool)
    plot = (slice(rect.top(), rect.bottom() + 1), slice(rect.left(), rect.right() + 1))
    found[plot] = (like(pixels, colour, tolerance=90) & ~like(pixels, LIGHT.panel, tolerance=20))[plot]
    return found


def place(traces, group, trace, time, value):
    each = traces._groups[group]
    view, rect = traces.window(), traces.view.geometry()
    y = view.down(each.traces[trace].slot.place(np.array([value]), each.scale()))[0]
    return int(rect.left() + view.across(np.array([time]))[0]), int(rect.top() + y)


@pytest.mark.parametrize(("samples", "interval"), [(200, 5.0), (10_001, 0.1), (1_000_001, 0.001)])
def test_the_line_goes_through_its_values(traces, samples, interval):
    feed = Feed(cells=np.arange(1), values=wave(1, samples), interval=interval)
    traces.set_sources([feed])
    found = coloured(traces, BLUE)
    for share in (0.1, 0.33, 0.71):
        index = int(share * (samples - 1))
        x, y = place(traces, 0, 0, index * interval, feed.values[index, 0])
        assert found[y - 3 : y + 4, x - 2 : x + 3].any()


def test_a_flat_line_is_where_it_should_be_and_nowhere_else(traces):
    traces.set_sources([Feed(cells=np.arange(1), values=np.full((10_001, 1), -65.0))])
    ys, xs = np.nonzero(coloured(traces, BLUE))
    _, y = place(traces, 0, 0, 500.0, -65.0)
    assert np.abs(ys - y).max() <= 1
    rect = traces.view.geometry()
    assert xs.min() <= rect.left() + 1
    assert xs.max() >= rect.right() - 2


def test_populations_have_their_colours_and_bands(traces):
    traces.set_sources([Feed(cells=np.arange(2), values=wave()), inhibitory(2, values=wave())])
    assert np.nonzero(coloured(traces, BLUE))[0].max() < np.nonzero(coloured(traces, RED))[0].min()


def test_a_spike_rises_from_the_trace_into_the_headroom(traces):
    values = np.full((10_001, 1), -60.0)
    values[:5000, 0] = np.linspace(-70, -50, 5000)
    spikes = Feed().fire([0, 5], [500.0, 700.0])
    traces.set_sources([Feed(cells=np.arange(1), values=values)], [spikes])
    found = coloured(traces, BLUE)
    x, y = place(traces, 0, 0, 500.0, -50.0)
    top = int(traces.view.geometry().top())
    assert found[top + 2 : y, x - 1 : x + 2].any(axis=1).all()
    other, _ = place(traces, 0, 0, 700.0, -60.0)
    assert not found[top + 2 : y - 2, other - 2 : other + 3].any()


def test_spikes_are_drawn_on_membrane_potentials_only(traces):
    spikes = Feed().fire([0], [500.0])
    traces.set_sources([Feed(variable="gsyn_exc", unit="uS", cells=np.arange(1), values=wave(1))], [spikes])
    assert traces._groups[0].traces[0].spikes is None


def test_data_arrive_in_pieces(traces, shown):
    whole = wave()
    feed = Feed(cells=np.arange(2), values=whole[:0])
    traces.set_sources([feed])
    for end in (1, 2, 500, 7000, 10_001):
        feed.values = whole[:end]
        grab(traces)
    other = shown(Traces())
    other.set_sources([Feed(cells=np.arange(2), values=whole)])
    plot = slice(0, int(traces.view.geometry().bottom()))  # below it, the one with the focus has a green base line
    assert np.array_equal(grab(traces)[plot], grab(other)[plot])


def test_missing_values_are_gaps(traces):
    values = wave(1)
    values[3000:6000] = np.nan
    traces.set_sources([Feed(cells=np.arange(1), values=values)])
    columns = coloured(traces, BLUE).any(axis=0)
    left, right = (place(traces, 0, 0, time, -60.0)[0] for time in (305.0, 595.0))
    assert not columns[left:right].any()
    assert columns[left - 20]
    assert columns[right + 20]


def test_nothing_but_missing_values(traces):
    traces.set_sources([Feed(cells=np.arange(1), values=np.full((500, 1), np.nan))])
    assert not coloured(traces, BLUE).any()


def test_no_sources_and_no_cells(traces):
    traces.set_sources([])
    assert traces.caption == ""
    traces.set_sources([Feed(cells=np.arange(0), values=np.empty((5, 0)))])
    grab(traces)


def test_at_most_six_cells_and_the_caption_says_which(traces):
    feeds = [Feed(f"p{i}", f"P{i}", cells=np.arange(10), values=wave(10)) for i in range(8)]
    traces.set_sources(feeds[:2])
    assert traces.caption == "v (mV) · P0 0, 1, 2, P1 0, 1, 2"
    traces.set_sources(feeds)
    assert traces.caption.endswith("P5 0 · the first 6 of 8 populations")


def test_other_variables_can_be_chosen(traces, qtbot):
    feeds = [Feed(cells=np.arange(2), values=wave())]
    traces.set_sources(feeds)
    assert traces.choice.isHidden()
    feeds.append(Feed(variable="gsyn_exc", unit="uS", cells=np.arange(2), values=wave(low=0.0, high=1e-3)))
    traces.set_sources(feeds)
    assert not traces.choice.isHidden()
    assert traces.variable == "v"
    traces.choice.menu().actions()[1].trigger()
    assert traces.variable == "gsyn_exc"
    assert traces.choice.text().startswith("gsyn_exc (uS)")
    assert traces.caption.startswith("gsyn_exc (uS)")
    traces.set_sources(feeds)
    assert traces.variable == "gsyn_exc"
    grab(traces)


def test_the_pointer_names_cell_value_and_time(traces):
    traces.set_sources([Feed(cells=np.array([17]), values=np.full((10_001, 1), -65.0))])
    grab(traces)
    assert traces.name_at(312.4, 0.5) == "Excitatory 17 · \u221265.00 mV · 312.4 ms"


def test_the_scale_has_its_ends_at_the_left(traces):
    traces.set_sources([Feed(cells=np.arange(1), values=wave(1))])
    grab(traces)
    assert [text for _, text in traces.left_words()] == ["\u221270", "\u221250"]


def test_a_drawing_has_lines(traces, tmp_path):
    values = wave(1)
    values[100:200] = np.nan
    traces.set_sources([Feed(cells=np.arange(1), values=values)])
    traces.save(tmp_path / "v.svg")
    assert (tmp_path / "v.svg").read_text().count("<polyline") >= 2


def test_other_cells_are_a_page_away(traces):
    cells = np.arange(20)
    feed = Feed(cells=cells, values=np.tile(cells.astype(float), (10, 1)))
    traces.set_sources([feed])
    seen = [[trace.cell for trace in traces._groups[0].traces]]
    for key in (Qt.Key_PageDown, Qt.Key_PageDown, Qt.Key_PageDown, Qt.Key_PageDown, Qt.Key_PageUp):
        QTest.keyClick(traces, key)
        seen.append([trace.cell for trace in traces._groups[0].traces])
    assert seen[0] == [0, 1, 2, 3, 4, 5] and seen[1][0] == 6 and seen[3] == seen[4] == [14, 15, 16, 17, 18, 19]
    assert seen[5] == seen[2]
    assert "Next cells\tPage down" in [action.text() for action in traces.context_menu().actions()]


def test_the_threshold_is_a_line_across_where_values_come_near(traces):
    near, far = (wave(1, high=high) for high in (-52.0, -68.0))
    muted = LIGHT.muted
    for values, seen in ((near, True), (far, False)):
        traces.set_sources([Feed(cells=np.arange(1), values=values, threshold=-50.0)])
        pixels = grab(traces)
        _, y = place(traces, 0, 0, 0.0, -50.0)
        dashes = like(pixels[max(y - 1, 0) : y + 2], muted, tolerance=110).any(axis=0)
        assert bool(dashes.sum() > 100) is seen
        assert (traces._groups[0].threshold() is not None) is seen


def test_one_goes_to_a_cell_by_its_number(traces, monkeypatch):
    traces.set_sources([Feed(cells=np.arange(0, 200, 2), values=wave(100))])
    asked = iter([(84, True), (85, True), (0, False), (10_000, True)])
    monkeypatch.setattr("app.plots.paged.QInputDialog.getInt", lambda *given: next(asked))
    for first in (84, 84, 84, 188):
        QTest.keyClick(traces, Qt.Key_G)
        assert traces._groups[0].traces[0].cell == first
