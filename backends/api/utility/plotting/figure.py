"""Figures: panels one below the other."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import Any

import matplotlib
import neo
import numpy as np
from cycler import cycler
from matplotlib.figure import Figure as Canvas
from neo.core.spiketrainlist import SpikeTrainList

from backends.api.errors import InvalidParameterValueError
from backends.api.utility.plotting.data import DataTable, Histogram
from backends.api.utility.plotting.drawing import (
    plot_array_as_image,
    plot_hist,
    plot_signals,
    plot_spiketrainlist,
    plot_spiketrains,
    scatterplot,
)
from backends.standard.words import short

DEFAULT_FIG_SETTINGS: dict[str, Any] = {
    "font.size": 8,
    "axes.labelsize": "medium",
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": cycler(color=["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"]),
    "lines.linewidth": 0.9,
    "legend.fontsize": "small",
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "savefig.dpi": 150,
}


class Panel:
    """One or several data in one pair of axes: signals, spike trains, a DataTable, a Histogram, a matrix.

    Options are those of matplotlib, and xticks, yticks, xlabel, ylabel, xlim, ylim; `data_labels` and
    `line_properties` (dictionaries of options) have an item for each of the data.
    """

    def __init__(self, *data: Any, **options: Any) -> None:
        self.data = list(data)
        self.data_labels = options.pop("data_labels", repeat(None))
        self.line_properties = options.pop("line_properties", repeat({}))
        self.options = options

    def plot(self, axes: Any) -> None:
        """Draw all data. InvalidParameterValueError: something cannot be drawn."""
        for datum, label, properties in zip(self.data, self.data_labels, self.line_properties, strict=False):
            _draw(axes, datum, label, {**properties, **self.options})


def _draw(axes: Any, datum: Any, label: Any, options: dict[str, Any]) -> None:
    if isinstance(datum, DataTable):
        scatterplot(axes, datum, label, **options)
    elif isinstance(datum, Histogram):
        plot_hist(axes, datum, label, **options)
    elif isinstance(datum, (neo.AnalogSignal, neo.IrregularlySampledSignal)):
        plot_signals(axes, datum, label, **options)
    elif isinstance(datum, SpikeTrainList):
        plot_spiketrainlist(axes, datum, label, **options)
    elif isinstance(datum, (list, tuple)) and datum and all(isinstance(item, neo.SpikeTrain) for item in datum):
        plot_spiketrains(axes, datum, label, **options)
    elif isinstance(datum, np.ndarray) and datum.ndim == 2:
        plot_array_as_image(axes, datum, label, **options)
    else:
        raise InvalidParameterValueError(
            f"Panel: {short(datum)} cannot be drawn; expected signals, spike trains, a DataTable, a Histogram or a "
            "matrix."
        )


class Figure:
    """Panels one below the other: `Figure(Panel(…), Panel(…), title="Activity").save("activity.png")`.

    Options: `title`; `annotations`, a text at the bottom; `settings`, rcParams of matplotlib; `size` in inches.
    """

    def __init__(self, *panels: Panel, **options: Any) -> None:
        self.panels = panels
        self.options = options
        self._settings: Any = dict(options.get("settings") or DEFAULT_FIG_SETTINGS)
        self.size = options.get("size") or (6.0, 2.0 * len(panels) + 1.2)
        with matplotlib.rc_context(self._settings):
            self.fig = Canvas(figsize=self.size, layout="constrained")
            self._fill(self.fig)

    def _fill(self, figure: Any) -> None:
        axes = figure.subplots(max(1, len(self.panels)), 1, squeeze=False)[:, 0]
        for panel, ax in zip(self.panels, axes, strict=False):
            panel.plot(ax)
        figure.align_ylabels(list(axes))
        if title := self.options.get("title"):
            figure.suptitle(title, fontsize="large")
        if notes := self.options.get("annotations"):
            figure.supxlabel(notes, fontsize=6, x=0.01, ha="left")

    def save(self, filename: str | os.PathLike[str]) -> None:
        """Write the figure to a file, whose ending says how; its folder is made."""
        if folder := os.path.dirname(os.fspath(filename)):
            os.makedirs(folder, exist_ok=True)
        with matplotlib.rc_context(self._settings):
            self.fig.savefig(filename)

    def show(self) -> None:
        """Show the figure in a window."""
        import matplotlib.pyplot as plt

        with matplotlib.rc_context(self._settings):
            self._fill(plt.figure(figsize=self.size, layout="constrained"))
            plt.show()


def comparison_plot(
    segments: Sequence[Any],
    labels: Sequence[str],
    title: str = "",
    annotations: str | None = None,
    fig_settings: Mapping[str, Any] | None = None,
    with_spikes: bool = True,
) -> Figure:
    """The same variables of several segments over each other, a panel for each variable of each cell; then the spikes.

    The first segment is drawn with the widest lines, so that all remain visible where they agree.
    """
    colours = DEFAULT_FIG_SETTINGS["axes.prop_cycle"].by_key()["color"]
    styles = [
        {"linewidth": 2.0 * (len(segments) - place) - 1.0, "color": colours[place % len(colours)]}
        for place in range(len(segments))
    ]
    panels = []
    for (name, unit, _), drawn in sorted(_by_channel(segments).items()):
        which = [place for place, _ in drawn]
        panels.append(
            Panel(
                *(signal for _, signal in drawn),
                line_properties=[styles[place] for place in which],
                data_labels=[labels[place] for place in which],
                yticks=True,
                ylabel=f"{name} ({unit})",
            )
        )
    if with_spikes:
        pairs = zip(segments, labels, strict=True)
        panels += [Panel(s.spiketrains, data_labels=[label], yticks=True) for s, label in pairs if len(s.spiketrains)]
    if panels:
        panels[-1].options |= {"xticks": True, "xlabel": "Time (ms)"}
    return Figure(*panels, title=title, settings=fig_settings, annotations=annotations)


def _by_channel(segments: Sequence[Any]) -> dict[tuple[str, str, int], list[tuple[int, Any]]]:
    """By variable, unit and cell: the number of the segment, and the signal in the unit that came first."""
    units: dict[str, Any] = {}
    found: dict[tuple[str, str, int], list[tuple[int, Any]]] = defaultdict(list)
    for place, segment in enumerate(segments):
        for signal in segment.analogsignals:
            unit = units.setdefault(signal.name, signal.units)
            scaled = signal if signal.units == unit else signal.rescale(unit)
            for column, channel in enumerate(signal.array_annotations["channel_index"].tolist()):
                key = signal.name, unit.dimensionality.string, channel
                found[key].append((place, scaled[:, [column]]))
    return found
