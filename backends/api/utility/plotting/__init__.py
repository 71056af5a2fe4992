"""Pictures of recorded data (matplotlib): a Figure of Panels, each of which draws what it is given."""

from backends.api.utility.plotting.data import DataTable, Histogram, connection_plot, isi_histogram, variable_names
from backends.api.utility.plotting.drawing import (
    handle_options,
    plot_array_as_image,
    plot_hist,
    plot_signal,
    plot_signals,
    plot_spiketrainlist,
    plot_spiketrains,
    scatterplot,
)
from backends.api.utility.plotting.figure import DEFAULT_FIG_SETTINGS, Figure, Panel, comparison_plot

__all__ = [
    "DEFAULT_FIG_SETTINGS",
    "DataTable",
    "Figure",
    "Histogram",
    "Panel",
    "comparison_plot",
    "connection_plot",
    "handle_options",
    "isi_histogram",
    "plot_array_as_image",
    "plot_hist",
    "plot_signal",
    "plot_signals",
    "plot_spiketrainlist",
    "plot_spiketrains",
    "scatterplot",
    "variable_names",
]
