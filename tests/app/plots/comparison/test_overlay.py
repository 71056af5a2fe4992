"""Several simulators over each other: whose marks are where, which cells are shown, what the pointer reads."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest

from app.compare.runs import Run
from app.look import theme
from app.plots.comparison.overlay import Overlay
from app.worker import End, Outcome, Results, frames
from tests.app.plots.pixels import grab, like
from tests.app.plots.test_raster import wheel

CELLS = np.arange(30, dtype=np.int32)
DONE = Outcome(End.DONE, "Simulated 100 ms.")
HUES = ("excitatory", "inhibitory", "stimulus")


def run(simulator: str, late: float = 0.0) -> Run:
    """Each cell fires at its number + 1 ms, those from the 25th on `late`; v rises from its number by 1 mV in 10 ms."""
    results = Results()
    times = CELLS + 1 + np.where(CELLS >= 25, late, 0.0)
    v = CELLS[:4] + np.arange(11.0)[:, None]
    results.take(
        [
            frames.Recording(1, "Cells", 1, 30, "spikes", "ms", CELLS),
            frames.Recording(2, "Cells", 1, 30, "v", "mV", CELLS[:4]),
            frames.Started(0.0, 100.0),
            frames.Spikes(1, CELLS, times.astype(float)),
            frames.Samples(2, 0.0, 10.0, v),
            frames.Progress(100.0, 100.0),
        ]
    )
    return Run(simulator, results, DONE)


@pytest.fixture
def overlay(qtbot):
    overlay = Overlay()
    qtbot.addWidget(overlay)
    overlay.resize(700, 400)
    overlay.show()
    overlay.head.add_choice("What is shown", lambda name: None)
    return overlay


@pytest.fixture
def runs():
    return [("NEST", run("nest")), ("NEURON", run("neuron", late=3.0)), ("Brian2", run("brian2"))]


def rows_of(overlay, token):
    """Which rows of pixels of the plot hold a colour."""
    plot = overlay.view.geometry().toRect()
    pixels = grab(overlay)[plot.top() : plot.bottom(), plot.left() : plot.right()]
    return like(pixels, getattr(theme().look, token).line, 10).any(axis=1)


def test_each_simulator_has_its_part_of_each_row(overlay, runs):
    overlay.show_runs(runs, ("Cells", "spikes"))
    seen = [np.concatenate([[0], rows_of(overlay, hue).astype(int)]) for hue in HUES]
    assert [int(np.diff(rows).clip(0).sum()) for rows in seen] == [24] * 3
    tops = [int(np.argmax(rows_of(overlay, hue))) for hue in HUES]
    assert tops == sorted(tops) and len(set(tops)) == 3


def test_other_cells_are_a_page_away(overlay, runs):
    overlay.show_runs(runs, ("Cells", "spikes"), parted=25.0)
    assert overlay.caption == "cells 0\u201323 of 30 · first difference at 25.0 ms" and overlay.changes == (25.0,)
    for key, first in ((Qt.Key_PageDown, 24), (Qt.Key_PageDown, 24), (Qt.Key_PageUp, 0), (Qt.Key_PageUp, 0)):
        QTest.keyClick(overlay, key)
        assert overlay.caption.startswith(f"cells {first}\u2013")


def test_the_pointer_reads_what_each_simulator_has(overlay, runs):
    overlay.show_runs(runs, ("Cells", "spikes"))
    overlay.turn(1)
    assert overlay.name_at(27.0, 1.5 / 6) == "cell 25 · NEST 26.0 · NEURON 29.0 · Brian2 26.0 · 27.0 ms"
    overlay.show_runs(runs, ("Cells", "v"))
    assert overlay.name_at(50.0, 0.1) == "cell 0 · NEST 5.000 · NEURON 5.000 · Brian2 5.000 · 50.0 ms"
    assert overlay.name_at(50.0, 2.0) == "50.0 ms"


def test_traces_that_are_the_same_are_all_seen(overlay, runs):
    overlay.show_runs(runs, ("Cells", "v"))
    assert all(rows_of(overlay, hue).sum() > 50 for hue in HUES)
    assert overlay.caption == "cells 0\u20133 of 4"


def test_what_is_shown_is_a_table(overlay, runs):
    overlay.show_runs(runs, ("Cells", "v"))
    table = overlay.table()
    assert table["NEURON: v of cell 3 (mV)"].tolist() == [3.0 + i for i in range(11)]
    assert table["NEURON: time of cell 3 (ms)"][-1] == 100.0
    overlay.show_runs(runs, ("Cells", "spikes"))
    assert overlay.table()["Brian2: cell"].tolist() == list(range(24))


def test_what_one_simulator_alone_has_is_shown_of_it(overlay, runs):
    overlay.show_runs([runs[0], ("Odd", Run("odd", Results(), DONE))], ("Cells", "spikes"))
    assert rows_of(overlay, "excitatory").any() and not rows_of(overlay, "inhibitory").any()


def test_nothing_is_drawn_of_what_nobody_recorded(overlay, runs):
    overlay.show_runs(runs, ("Cells", "w"))
    assert overlay.caption == "" and overlay.table() == {}
    overlay.turn(1)
    grab(overlay)


def test_the_wheel_zooms_and_a_double_click_shows_all(overlay, runs):
    overlay.show_runs(runs, ("Cells", "spikes"))
    grab(overlay)
    here = overlay.view.sceneBoundingRect().center().toPoint()
    wheel(overlay, (here.x(), here.y()), 2)
    begin, end = overlay.view.viewRange()[0]
    assert 10.0 < begin < 45.0 and 55.0 < end < 90.0
    QTest.mouseDClick(overlay.viewport(), Qt.LeftButton, pos=here)
    QTest.mouseRelease(overlay.viewport(), Qt.LeftButton, pos=here)
    assert overlay.view.viewRange()[0] == [0.0, 100.0]
