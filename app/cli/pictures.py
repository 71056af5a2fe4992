"""The pictures of a run: a raster with population rates below it, and traces. matplotlib without a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import get_font_names
from numpy.typing import NDArray

from app.look.tokens import CAPTION, LIGHT
from app.model import Role
from app.worker import Recording, Results, Weights

_INCH = 96  # px
_WIDTH = 920  # px, before the doubling
_ROWS = 240  # cells shown in a raster
_LEAST = 40  # of them for each population
_LANES = 4  # traces shown of each recording
_SMALL = 40_000  # marks up to which a picture is also written as SVG
_STYLE: dict[Any, Any] = {"svg.fonttype": "none", "font.size": CAPTION * 72 / _INCH, "axes.linewidth": 0.75}

Colours = Mapping[int, str]  # by key of the recording


def draw(folder: Path, results: Results, roles: Mapping[str, Role]) -> None:
    """Write raster.png, a picture for each other variable (vm.png for v) and weights.png into the folder."""
    colours = _colours(list(results.recordings.values()), roles)
    spikes = [r for r in results.recordings.values() if r.is_spikes]
    with mpl.rc_context():
        mpl.rcParams.update(_STYLE)
        mpl.rcParams["font.family"] = _family()
        if spikes:
            _save(raster(spikes, results.now, colours), folder / "raster")
        for variable in dict.fromkeys(r.variable for r in results.recordings.values() if not r.is_spikes):
            drawn = [r for r in results.recordings.values() if r.variable == variable and len(r.samples)]
            if drawn:
                name = "vm" if variable == "v" else variable
                _save(traces(drawn, spikes, results.now, colours), folder / name)
        noted = [weights for weights in results.weights.values() if weights.values.size]
        if noted:
            _save(courses(noted, results.now), folder / "weights")


def raster(recordings: Sequence[Recording], end: float, colours: Colours) -> Figure:
    """A band per population with a tick per spike, cells evenly chosen; below it the rates of all cells."""
    rows = _rows(recordings)
    heights = [*(max(n, 12) for n in rows), 0.28 * max(sum(rows), 60)]
    figure, axes = _figure(heights, 520, end)
    tick = max(1.6, 220 / max(60, sum(rows)))  # points
    for axis, recording, n in zip(axes, recordings, rows, strict=False):
        _band(axis, recording, n, tick, colours[recording.key])
    for recording in recordings:
        _rate(axes[-1], recording, end, colours[recording.key])
    axes[-1].set_ylim(0, 1.08 * axes[-1].get_ylim()[1])
    axes[-1].set_ylabel("spikes/s", color=LIGHT.muted)
    return figure


def traces(recordings: Sequence[Recording], spikes: Sequence[Recording], end: float, colours: Colours) -> Figure:
    """A lane per cell, the first few of each population; a dot marks a spike, where spikes were recorded."""
    lanes = [(recording, j) for recording in recordings for j in range(min(_LANES, len(recording.cells)))]
    figure, axes = _figure([1.0] * len(lanes), 60 + 84 * len(lanes), end)
    for axis, (recording, j) in zip(axes, lanes, strict=True):
        trace = recording.samples[:, j]
        times = recording.start + recording.interval * np.arange(len(trace))
        axis.plot(times, trace, color=colours[recording.key], linewidth=0.75)
        cell = int(recording.cells[j])
        _title(axis, recording.label, f"cell {cell}", colours[recording.key])
        _dots(axis, _spikes_of(recording.label, cell, spikes), float(np.nanmax(trace)), colours[recording.key])
        axis.set_ylabel(recording.unit, color=LIGHT.muted)
    return figure


def courses(noted: Sequence[Weights], end: float) -> Figure:
    """A lane per projection: the mean of its weights over time, in the band in which nine tenths of them lie."""
    figure, axes = _figure([1.0] * len(noted), 60 + 120 * len(noted), end)
    for axis, weights in zip(axes, noted, strict=True):
        values = weights.values
        axis.fill_between(weights.times, *np.quantile(values, (0.05, 0.95), axis=1), color=LIGHT.hairline, linewidth=0)
        axis.plot(weights.times, values.mean(axis=1), color=LIGHT.accent, linewidth=1.5)
        _title(axis, weights.name, f"{values.shape[1]:,} synapses", LIGHT.accent)
        axis.set_ylabel("weight", color=LIGHT.muted)
    return figure


def _colours(recordings: Sequence[Recording], roles: Mapping[str, Role]) -> Colours:
    """By role where the network is known, otherwise one after the other; a population has one colour."""
    others = cycle((LIGHT.excitatory.line, LIGHT.inhibitory.line, LIGHT.stimulus.line, LIGHT.current.line))
    free: dict[str, str] = {}
    for recording in recordings:
        if recording.element not in roles and recording.label not in free:
            free[recording.label] = next(others)
    return {r.key: LIGHT.hue(roles[r.element]).line if r.element in roles else free[r.label] for r in recordings}


def _family() -> list[str]:
    known = set(get_font_names())
    return [name for name in ("Inter", "Helvetica Neue", "Arial", "Liberation Sans") if name in known] or ["sans-serif"]


def _rows(recordings: Sequence[Recording]) -> list[int]:
    """How many cells of each recording are shown: all where there are few, otherwise in proportion."""
    sizes = [len(recording.cells) for recording in recordings]
    share = min(1.0, _ROWS / max(1, sum(sizes)))
    return [min(size, max(_LEAST, round(size * share))) for size in sizes]


def _figure(heights: Sequence[float], pixels: int, end: float) -> tuple[Figure, list[Axes]]:
    figure = Figure((_WIDTH / _INCH, pixels / _INCH), dpi=_INCH, layout="constrained", facecolor=LIGHT.panel)
    grid = figure.subplots(len(heights), 1, sharex=True, squeeze=False, height_ratios=heights)
    axes: list[Axes] = list(grid[:, 0])
    for axis in axes:
        axis.spines[:].set_visible(False)
        axis.tick_params(length=0, colors=LIGHT.muted, labelsize=CAPTION * 72 / _INCH)
        axis.set_facecolor("none")
        axis.yaxis.set_major_locator(mpl.ticker.MaxNLocator(2, min_n_ticks=2))
    axes[-1].spines["bottom"].set(visible=True, color=LIGHT.hairline)
    axes[-1].set_xlim(0, end or 1.0)
    axes[-1].set_xlabel("time (ms)", color=LIGHT.muted)
    figure.align_ylabels(axes)
    return figure, axes


def _band(axis: Axes, recording: Recording, rows: int, tick: float, colour: str) -> None:
    shown = recording.cells[np.linspace(0, len(recording.cells) - 1, rows).astype(int)]
    cells, times = recording.spikes
    row = np.searchsorted(shown, cells).clip(max=max(0, rows - 1))
    there = shown[row] == cells if rows else np.zeros(0, bool)
    axis.plot(times[there], row[there], "|", color=colour, markersize=tick, markeredgewidth=0.8)
    axis.set_ylim(rows - 0.5, -0.5)
    axis.set_yticks([])
    count = f"{rows:,} of {recording.size:,} cells" if rows < recording.size else f"{rows:,} cells"
    _title(axis, recording.label, count, colour)


def _title(axis: Axes, name: str, more: str, colour: str) -> None:
    place: dict[str, Any] = {"xycoords": "axes fraction", "xytext": (0, 3), "textcoords": "offset points"}
    head = axis.annotate(_plain(name), (0, 1), **place, color=colour, weight="bold", va="bottom")
    axis.annotate(f"  {more}", xy=(1, 0), xycoords=head, color=LIGHT.muted, va="bottom")


def _rate(axis: Axes, recording: Recording, end: float, colour: str) -> None:
    if not end or not len(recording.cells):
        return
    edges = np.linspace(0, end, 201)
    counts, _ = np.histogram(recording.spikes[1], edges)
    axis.stairs(counts / len(recording.cells) / (edges[1] / 1000), edges, baseline=None, color=colour, linewidth=0.9)


def _spikes_of(label: str, cell: int, recordings: Sequence[Recording]) -> NDArray[np.float64]:
    for recording in recordings:
        if recording.label == label:
            cells, times = recording.spikes
            own: NDArray[np.float64] = times[cells == cell]
            return own
    return np.empty(0)


def _dots(axis: Axes, times: NDArray[np.float64], top: float, colour: str) -> None:
    if len(times):
        axis.plot(times, np.full(len(times), top), ".", color=colour, markersize=3, clip_on=False)


def _plain(text: str) -> str:
    """A label is any text; a dollar in it is no mathematics."""
    return " ".join(text.replace("$", r"\$").split())


def _save(figure: Figure, path: Path) -> None:
    marks = sum(np.size(line.get_xdata()) for axis in figure.axes for line in axis.lines)
    figure.savefig(path.with_suffix(".png"), dpi=2 * _INCH)
    if marks <= _SMALL:
        figure.savefig(path.with_suffix(".svg"))
