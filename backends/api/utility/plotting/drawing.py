"""Each kind of data into a panel. Options are those of matplotlib, and what `handle_options` takes out of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

_MANY = 8  # curves from which on a legend hides more than it says
_BOX = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 2.0}


def handle_options(ax: Any, options: dict[str, Any]) -> None:
    """Take out of the options and apply: xticks and yticks (whether they have numbers), labels, limits."""
    for axis, numbers in (("x", "labelbottom"), ("y", "labelleft")):
        ax.tick_params(axis, **{numbers: bool(options.pop(f"{axis}ticks", False))})
        if f"{axis}label" in options:
            getattr(ax, f"set_{axis}label")(options.pop(f"{axis}label"))
        if f"{axis}lim" in options:
            getattr(ax, f"set_{axis}lim")(options.pop(f"{axis}lim"))


def plot_signal(ax: Any, signal: Any, index: int | None = None, label: str = "", **options: Any) -> None:
    """One channel of a signal: the only one, or that of an index."""
    plot_signals(ax, signal if index is None else signal[:, [index]], label, **{"legend": True, **options})


def plot_signals(ax: Any, signal_array: Any, label_prefix: str | None = "", **options: Any) -> None:
    """All channels of a signal, a curve each. Options besides: y_offset (between curves), legend, ylabel="auto"."""
    if options.get("ylabel") == "auto":
        options["ylabel"] = f"{signal_array.name} ({signal_array.dimensionality.string})"
    handle_options(ax, options)
    offset, legend = options.pop("y_offset", None) or 0.0, options.pop("legend", signal_array.shape[1] <= _MANY)
    channels = np.asarray(signal_array.array_annotations.get("channel_index", np.arange(signal_array.shape[1])))
    times, values = signal_array.times.rescale("ms").magnitude, signal_array.magnitude
    for place, column in enumerate(channels.argsort(kind="stable").tolist()):
        name = f"{label_prefix} (Neuron {channels[column]})" if label_prefix else f"Neuron {channels[column]}"
        ax.plot(times, values[:, column] + place * float(offset), label=name, **options)
    ax.margins(x=0)
    if legend:
        ax.legend(loc="upper right", ncols=max(1, len(channels) // 4), edgecolor="none", framealpha=0.8)


def plot_spiketrains(ax: Any, spiketrains: Sequence[Any], label: str | None = "", **options: Any) -> None:
    """Spike trains as dots, a row each, at the index of the cell."""
    rows = [int(train.annotations.get("source_index", row)) for row, train in enumerate(spiketrains)]
    times = [train.rescale("ms").magnitude for train in spiketrains]
    begin, end = (float(getattr(spiketrains[0], name).rescale("ms")) for name in ("t_start", "t_stop"))
    cells = np.repeat(np.array(rows), [len(train) for train in times])
    _raster(ax, np.concatenate(times), cells, (min(rows), max(rows)), (begin, end), label, options)


def plot_spiketrainlist(ax: Any, spiketrains: Any, label: str | None = "", **options: Any) -> None:
    """The same of a list of Neo's, drawn from its two arrays where it has them."""
    if len(spiketrains):
        plot_spiketrains(ax, list(spiketrains), label, **options)
    else:
        handle_options(ax, options)


def _raster(
    ax: Any, times: Any, cells: Any, rows: tuple[int, int], span: tuple[float, float], label: str | None, options: Any
) -> None:
    if span[1] > span[0]:
        ax.set_xlim(*span)
    ax.set_ylim(rows[0] - 0.5, rows[1] + 0.5)
    ax.set_ylabel("Neuron index")
    handle_options(ax, options)
    # Rows that are lower than a dot run into each other: the dots shrink with them, down to a pixel.
    size = float(np.clip(400.0 / (rows[1] - rows[0] + 1), 1.0, 5.0))
    dots = {"linestyle": "none", "marker": ".", "markersize": size, "markeredgewidth": 0, "color": "black"}
    ax.plot(times, cells, **{**dots, **options})
    ax.yaxis.get_major_locator().set_params(integer=True)
    _name(ax, label)


def plot_array_as_image(ax: Any, arr: Any, label: str | None = "", **options: Any) -> None:
    """A matrix: rows upwards, with a scale beside it (legend=False: without)."""
    handle_options(ax, options)
    legend = options.pop("legend", True)
    mesh = ax.pcolormesh(np.asarray(arr), **options)
    ax.set_aspect("equal")
    _name(ax, label)
    if legend:
        ax.figure.colorbar(mesh, ax=ax)


def scatterplot(ax: Any, data_table: Any, label: str | None = "", **options: Any) -> None:
    """Points; with show_fit the curve that was fitted, in the order of x."""
    handle_options(ax, options)
    if options.pop("show_fit", False):
        order = np.argsort(np.asarray(data_table.x))
        ax.plot(np.asarray(data_table.x)[order], np.asarray(data_table.y_fit)[order], color="black")
    ax.scatter(data_table.x, data_table.y, **{"s": 12, **options})
    _name(ax, label)


def plot_hist(ax: Any, histogram: Any, label: str | None = "", **options: Any) -> None:
    """Bars."""
    handle_options(ax, options)
    histogram.evaluate()
    bars = {"align": "edge", "edgecolor": "white", "linewidth": 0.5, **options}
    ax.bar(histogram.bins[:-1], histogram.values, width=histogram.bin_width, **bars)
    _name(ax, label)


def _name(ax: Any, label: str | None) -> None:
    """What is drawn, in the upper right corner."""
    if label:
        ax.text(0.98, 0.95, label, transform=ax.transAxes, ha="right", va="top", bbox=_BOX)
